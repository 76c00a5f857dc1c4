using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Media;

/// <summary>Registers what fetches and keeps the pictures, voices and films that followers send.</summary>
public static class MediaFeature
{
    public static IServiceCollection AddSentMedia(this IServiceCollection services)
    {
        services.AddSingleton<MediaFiles>();
        services.AddSingleton<ReceivedPictureMaking>();
        services.AddSingleton<SentMediaStore>();
        services.AddPersonalData<SentMediaStore>();
        services.AddExpiringRows<SentMediaStore>();
        services.AddDueWork<MediaFetch>();
        return services;
    }
}
