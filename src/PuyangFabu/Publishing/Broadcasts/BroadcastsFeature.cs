using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Publishing.Broadcasts.Sending;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Registers mass messages: writing, approving, sending, results.</summary>
public static class BroadcastsFeature
{
    public static IServiceCollection AddBroadcasts(this IServiceCollection services, BroadcastOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<BroadcastStore>();
        services.AddSingleton<MassSendResultStore>();
        services.AddExpiringRows<MassSendResultStore>();
        services.AddSingleton<BroadcastRecipients>();
        services.AddPersonalData<BroadcastRecipients>();
        services.AddExpiringRows<BroadcastRecipients>();
        services.AddSingleton<BroadcastRights>();
        services.AddSingleton<BroadcastDesk>();
        services.AddSingleton<AudienceList>();
        services.AddSingleton<BroadcastInputReader>();
        services.AddSingleton<BroadcastContents>();
        services.AddSingleton<BroadcastDrafting>();
        services.AddSingleton<BroadcastScheduling>();
        services.AddSingleton<BroadcastApproval>();
        services.AddSingleton<BroadcastApprovers>();
        services.AddSingleton<PreviewNameDesk>();
        services.AddSingleton<IPersonalDataStore, PreviewNameStore>();
        services.AddSingleton<BroadcastPreviewing>();
        services.AddSingleton<RecallCalls>();
        services.AddSingleton<IOutsideCallFollowUp>(static provider => provider.GetRequiredService<RecallCalls>());
        services.AddSingleton<BroadcastRecall>();
        services.AddSingleton<BroadcastResolution>();
        services.AddSingleton<BroadcastReading>();
        services.AddSingleton<ShownBroadcastReading>();
        services.AddSingleton<WaitingBroadcastReading>();
        services.AddSingleton<BroadcastAudiences>();
        services.AddSingleton<SendQuota>();
        services.AddSingleton<BroadcastProgress>();
        services.AddSingleton<BroadcastBeginning>();
        services.AddSingleton<PartSender>();
        services.AddSingleton<PartPoller>();
        services.AddSingleton<SparePreviews>();
        services.AddSingleton<UnclaimedResults>();
        services.AddDueWork<BroadcastWorker>();
        services.AddSingleton<BroadcastAlarm>();
        services.AddSingleton<MassSendFinishedHandler>();
        services.AddDoctorCheck<WaitingBroadcastsCheck>("群发");
        services.AddDoctorCheck<SendQuota>("群发次数");
        return services;
    }
}
