using System.Data.Common;

namespace PuyangFabu.Replies;

/// <summary>Lets unanswered words go that nobody has sent for long: the list is for what people ask now, and what they sent is not kept longer than it serves.</summary>
public sealed partial class UnansweredCleaner(
    UnansweredWordsStore words, InboxOptions options, TimeProvider clock, ILogger<UnansweredCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <returns>How many rows went.</returns>
    public async Task<int> StepAsync(CancellationToken cancellation) => options.UnansweredDays == 0
        ? 0
        : await words.ForgetAsync(clock.GetUtcNow().AddDays(-options.UnansweredDays).ToUnixTimeMilliseconds(), cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (DbException failure)
            {
                // The next turn finds the same rows.
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "过期的未答词语没有清理成，稍后重试")]
    private partial void LogFailed(Exception failure);
}
