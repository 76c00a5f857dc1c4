using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Danger;

/// <summary>Registers the words of danger.</summary>
public static class DangerFeature
{
    public static IServiceCollection AddDanger(this IServiceCollection services)
    {
        services.AddSingleton<DangerStore>();
        services.AddSingleton<DangerBook>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<DangerBook>());
        services.AddSingleton<DangerEditing>();
        return services;
    }
}
