using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Review.Views;

/// <summary>What waits for one reviewer: articles in the stages of his roles, and what urgent publications left open.</summary>
public sealed class ReviewQueue(Database database, ArticleWorkStore works, ArticleAnswers answers, ReviewFlow flow, ArticleRights rights)
{
    /// <summary>Of each kind; whoever has decided so many looks again.</summary>
    private const int Most = 50;

    /// <summary>The urgent first, then those that waited longest.</summary>
    public async Task<IReadOnlyList<QueuedArticle>> WaitingAsync(Actor actor, CancellationToken cancellation)
    {
        var queued = new List<QueuedArticle>();
        foreach (var stage in flow.Stages.All.Where(stage => actor.Roles.Contains(stage.Role)))
        {
            var waiting = await works.ListAsync(new ArticleWorkFilter { State = stage.Key }, Most, cancellation);
            foreach (var work in waiting.OrderByDescending(static work => work.QueueRank).ThenBy(static work => work.UpdatedMs))
            {
                var (writers, events) = await BehindAsync(work, cancellation);
                queued.Add(new(answers.Item(work), rights.PersonRefusal(work, ReviewAction.Approve, ReviewRound.Of(work, writers, events), actor)?.Title));
            }
        }

        return queued;
    }

    /// <summary>Published in a hurry, with something still open.</summary>
    public async Task<IReadOnlyList<OpenConfirmations>> ToConfirmAsync(CancellationToken cancellation)
    {
        var open = new List<OpenConfirmations>();
        foreach (var work in await works.ListAsync(new ArticleWorkFilter { State = WorkState.Published, Urgent = true }, Most, cancellation))
        {
            var (_, events) = await BehindAsync(work, cancellation);
            if (Confirmation.Of(work, events).Where(static item => item.Confirmed is null).Select(static item => item.Item).ToList() is { Count: > 0 } items)
            {
                open.Add(new(answers.Item(work), items));
            }
        }

        return open;
    }

    /// <summary>What he may decide next.</summary>
    /// <param name="after">The article at hand, which does not count.</param>
    /// <returns>Null when nothing waits for him.</returns>
    public async Task<ArticleItem?> NextAsync(long after, Actor actor, CancellationToken cancellation) =>
        (await WaitingAsync(actor, cancellation)).FirstOrDefault(queued => queued.Hindrance is null && queued.Article.Id != after)?.Article;

    private Task<(IReadOnlyList<long> Writers, IReadOnlyList<ArticleEvent> Events)> BehindAsync(ArticleWork work, CancellationToken cancellation) => database.ReadAsync(
        async session => (
            await ArticleVersionStore.WritersAfterAsync(session, work.ArticleId, work.LiveVersion ?? 0),
            await ArticleEventStore.ListAsync(session, work.ArticleId)),
        cancellation);
}

/// <summary>An article that waits in a stage of the reviewer's.</summary>
/// <param name="Hindrance">Why somebody else must decide about it; null when he may.</param>
public sealed record QueuedArticle(ArticleItem Article, string? Hindrance);

/// <summary>An article that was published in a hurry.</summary>
/// <param name="Items">What is still to be made up for.</param>
public sealed record OpenConfirmations(ArticleItem Article, IReadOnlyList<string> Items);
