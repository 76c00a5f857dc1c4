using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Review.Releasing;

/// <summary>Publishes what was planned, when its time has come; also what came due while the product was not running.</summary>
public sealed partial class ScheduledPublisher(
    ArticleWorkStore works, ArticlePublishing publishing, TimeProvider clock, ILogger<ScheduledPublisher> logger) : IDueWork
{
    private const int BatchSize = 50;

    public string Name => "稿件的定时发布";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Publishes what is due now. Each article by itself: one that fails holds up no other.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        foreach (var id in await works.DueAsync(clock.NowMs(), BatchSize, cancellation))
        {
            try
            {
                var outcome = await publishing.PublishDueAsync(id, cancellation);
                if (!outcome.IsRefused && outcome.Value.State != WorkState.Published)
                {
                    LogNotProven(id);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure, id);
            }
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "稿件 {Id} 到了定时发布的时间，但审核记录与内容不符，已退回待发布")]
    private partial void LogNotProven(long id);

    [LoggerMessage(LogLevel.Error, "稿件 {Id} 的定时发布出错，稍后重试")]
    private partial void LogFailed(Exception failure, long id);
}
