using PuyangFabu.Publishing.Broadcasts.Submitting;
using Quartz;

namespace PuyangFabu.Publishing.Broadcasts.Firing;

/// <summary>What Quartz fires: one step of the due work, and the next time it is wanted. The truth stays in the broadcasts' own rows.</summary>
[DisallowConcurrentExecution]
public sealed class BroadcastJob(BroadcastWorker worker, BroadcastAlarm alarm) : IJob
{
    public static JobKey Key { get; } = new("broadcasts");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await alarm.SetAsync(await worker.StepAsync(cancellationToken), cancellationToken);
}
