using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Versions;

/// <summary>Runs a change of content: nothing of it stays when it is refused, and this process follows it before the caller goes on.</summary>
public sealed partial class ContentTransactions(Database database, DueWork<ContentChangeFeed> feed, TimeProvider clock, ILogger<ContentTransactions> logger)
{
    private static readonly TimeSpan LongestHurry = TimeSpan.FromSeconds(2);

    public async Task<Outcome<T>> RunAsync<T>(Func<DbSession, Task<Outcome<T>>> work, CancellationToken cancellation)
    {
        var outcome = await database.TryWriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                return await work(session);
            },
            cancellation);
        if (!outcome.IsRefused)
        {
            await FollowAsync(cancellation);
        }

        return outcome;
    }

    // Whoever saved sees it saved. Should that fail, the writing stands all the same and the next step tells it; behind a large
    // import nobody waits for its end.
    private async Task FollowAsync(CancellationToken cancellation)
    {
        try
        {
            await feed.StepAsync(cancellation).WaitAsync(LongestHurry, clock, cancellation);
        }
        catch (TimeoutException)
        {
            LogSlow(LongestHurry.TotalSeconds);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "内容更新未能应用，稍后重试")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(LogLevel.Warning, "内容更新超过 {Seconds} 秒仍未全部应用，稍后自动完成")]
    private partial void LogSlow(double seconds);
}
