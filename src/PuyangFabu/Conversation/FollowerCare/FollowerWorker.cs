using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.FollowerCare.Syncing;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>Makes the steps that are due: of synchronisations, of wiping, and of finding lost messages.</summary>
public sealed partial class FollowerWorker(
    FollowerSync sync, FollowerWipe wipe, LostMessages messages, TimeProvider clock, ILogger<FollowerWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(async () => await wipe.StepAsync(stoppingToken));
            await TryAsync(async () => await messages.StepAsync(stoppingToken));
            await TryAsync(async () =>
            {
                while (await sync.StepAsync(stoppingToken))
                {
                    // One step after the other until nothing is due.
                }
            });
        }
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogStepFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "粉丝数据的后台步骤出错，稍后重试")]
    private partial void LogStepFailed(Exception failure);
}
