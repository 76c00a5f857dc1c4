using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>One step of everything that is due with publications, again and again. It never asks WeChat to publish.</summary>
public sealed partial class PublicationWorker(
    Database database, PublicationStore store, PublicationWatch watch, PublicationDrafting drafting, UnclaimedPublishResults unclaimed, TimeProvider clock, ILogger<PublicationWorker> logger)
    : IDueWork
{
    private const int BatchSize = 20;

    public string Name => "发布的后台工作";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Looks at what is due, and voids approvals that count no more. What fails holds up nothing else.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        foreach (var id in await store.RelyingAsync(cancellation))
        {
            await GuardAsync(id, () => VoidInvalidAsync(id, cancellation));
        }

        foreach (var due in await store.DueAsync(clock.NowMs(), BatchSize, cancellation))
        {
            await GuardAsync(due.Id, () => watch.LookAsync(due, cancellation));
        }

        await unclaimed.ForgetAsync(cancellation);
        return null;
    }

    private async Task VoidInvalidAsync(long id, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => SeemsInvalidAsync(session, id), cancellation)
            && await drafting.VoidAsync(id, cancellation))
        {
            LogVoided(id);
        }
    }

    private static async Task<bool> SeemsInvalidAsync(DbSession session, long id) =>
        !await ReleasedArticles.SeemUnchangedAsync(session, await PublicationStore.ArticlesAsync(session, id))
        || (await PublicationStore.FindAsync(session, id) is { } publication && await OpenPublication.IsFromBeforeRestoreAsync(session, publication));

    private async Task GuardAsync(long id, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, id);
        }
    }

    [LoggerMessage(LogLevel.Information, "发布 {Id} 所选的稿件有变动或数据从备份恢复过，批准已作废")]
    private partial void LogVoided(long id);

    [LoggerMessage(LogLevel.Error, "发布 {Id} 的一步出错，稍后重试")]
    private partial void LogFailed(Exception failure, long id);
}
