using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Review.Views;

/// <summary>
/// What waits for one person before and after the review: his own drafts, what came back to him, and what he may publish.
/// The same few queries, however many articles there are.
/// </summary>
public sealed class WaitingArticles(Database database, ArticleRights rights)
{
    /// <summary>Of each kind; more are not counted.</summary>
    private const int Most = 100;

    /// <returns>What he began himself and nobody has sent back, and what was.</returns>
    public Task<(WaitingCount Own, WaitingCount Returned)> DraftsAsync(Actor actor, CancellationToken cancellation) =>
        actor.OperatorId is not { } writer ? Task.FromResult((WaitingCount.None, WaitingCount.None)) : database.ReadAsync(
            async session =>
            {
                var found = await ArticleWorkStore.DraftsOfAsync(session, writer, Most + 1);
                var drafts = found.Take(Most).ToList();
                var returned = (await ArticleWorkStore.ReturnedAsync(session, [.. drafts.Where(static work => work.Round > 0).Select(static work => work.ArticleId)])).Count;
                var more = found.Count > Most;
                return (new WaitingCount(drafts.Count - returned, more), new WaitingCount(returned, more && returned > 0));
            },
            cancellation);

    /// <returns>How many of these articles nobody has handed in yet.</returns>
    public Task<int> CountDraftsAsync(IReadOnlyList<long> articleIds, CancellationToken cancellation) => articleIds.Count == 0
        ? Task.FromResult(0)
        : database.ReadAsync(async session => (await ArticleWorkStore.FindAsync(session, articleIds)).Count(static work => work.State == WorkState.Draft), cancellation);

    /// <returns>What passed the review and is his to publish.</returns>
    public Task<WaitingCount> ToPublishAsync(Actor actor, CancellationToken cancellation) =>
        !actor.May(Permission.PublishArticles) ? Task.FromResult(WaitingCount.None) : database.ReadAsync(
            async session =>
            {
                var approved = await ArticleWorkStore.WaitingAsync(session, [WorkState.Approved], Most + 1);
                List<ArticleWork> works = [.. approved.Take(Most)];
                var rounds = await ReviewRound.ReadAsync(session, works);
                return new WaitingCount(
                    works.Count(work => rights.PersonRefusal(work, ReviewAction.Publish, rounds[work.ArticleId], actor) is null), approved.Count > Most);
            },
            cancellation);
}

/// <summary>How much waits.</summary>
/// <param name="More">There is more than was counted.</param>
public sealed record WaitingCount(int Count, bool More)
{
    public static WaitingCount None { get; } = new(0, false);
}
