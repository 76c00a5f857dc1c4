using PuyangFabu.Publishing.Broadcasts.Sending;
using Quartz;

namespace PuyangFabu.Publishing.Broadcasts.Firing;

/// <summary>What Quartz fires: one step of the due work, and the next time it is wanted. The truth stays in the broadcasts' own rows.</summary>
[DisallowConcurrentExecution]
public sealed class BroadcastJob(BroadcastWorker worker, BroadcastAlarm alarm) : IJob
{
    /// <summary>The name under which Quartz' tables know this class; stays as it is wherever the class goes, because nodes of several versions may share the tables.</summary>
    public const string StoredType = "PuyangFabu.Broadcasts.Firing.BroadcastJob, PuyangFabu";

    public static JobKey Key { get; } = new("broadcasts");

    public static IJobDetail Detail => JobBuilder.Create<BroadcastJob>().OfType((JobType)StoredType).WithIdentity(Key).DisallowConcurrentExecution().StoreDurably().Build();

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await alarm.SetAsync(await worker.StepAsync(cancellationToken), cancellationToken);
}
