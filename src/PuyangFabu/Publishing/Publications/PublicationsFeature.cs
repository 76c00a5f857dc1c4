using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Registers publishing without notifying anybody.</summary>
public static class PublicationsFeature
{
    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.AddSingleton<PublicationStore>();
        services.AddSingleton<PublishResultStore>();
        services.AddExpiringRows<PublishResultStore>();
        services.AddSingleton<PublicationRights>();
        services.AddSingleton<PublicationDesk>();
        services.AddSingleton<PublicationProgress>();
        services.AddSingleton<PublicationDrafting>();
        services.AddSingleton<PublicationSubmission>();
        services.AddSingleton<PublicationCall>();
        services.AddSingleton<PublicationWatch>();
        services.AddSingleton<RemovalCalls>();
        services.AddSingleton<IOutsideCallFollowUp>(static provider => provider.GetRequiredService<RemovalCalls>());
        services.AddSingleton<PublicationEnding>();
        services.AddSingleton<PublicationReading>();
        services.AddSingleton<WaitingPublicationReading>();
        services.AddSingleton<PublishFinishedHandler>();
        services.AddSingleton<UnclaimedPublishResults>();
        services.AddDoctorCheck<UnclaimedPublishResults>("发布");
        services.AddDueWork<PublicationWorker>();
        return services;
    }
}
