using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Review.Views;

/// <summary>What waits for one reviewer: articles in the stages of his roles, and what urgent publications left open.</summary>
public sealed class ReviewQueue(Database database, ArticleAnswers answers, ReviewFlow flow, ArticleRights rights)
{
    /// <summary>Of each kind; whoever has decided so many looks again.</summary>
    public const int Most = 50;

    /// <summary>Enough for one that the reviewer may decide; only who wrote all these himself is worth a longer look.</summary>
    private const int Nearest = 10;

    /// <summary>The urgent of all his stages first, then those that waited longest.</summary>
    /// <param name="stage">Key of a stage, for what waits there alone.</param>
    public Task<IReadOnlyList<QueuedArticle>> WaitingAsync(Actor actor, string? stage, CancellationToken cancellation) => ReadAsync(actor, stage, Most, cancellation);

    /// <summary>Published in a hurry, with something still open; the oldest first.</summary>
    public Task<IReadOnlyList<OpenConfirmations>> ToConfirmAsync(Actor actor, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<OpenConfirmations>>(
        async session =>
        {
            var works = await UnconfirmedAsync(session);
            var events = await EventsOfAsync(session, works);
            var rounds = await ReviewRound.ReadAsync(session, works);
            return
            [
                .. from work in works
                   let items = Confirmation.Of(work, [.. events[work.ArticleId]]).Where(static item => item.Confirmed is null).ToList()
                   where items.Count > 0
                   let may = MayConfirm(work, items, rounds[work.ArticleId], [.. events[work.ArticleId]], actor)
                   select new OpenConfirmations(answers.Item(work), [.. items.Select(static item => item.Item)], may),
            ];
        },
        cancellation);

    /// <summary>In how many of them this person may make something up: none that he had a hand in.</summary>
    public Task<int> CountToConfirmAsync(Actor actor, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var works = await UnconfirmedAsync(session);
            var events = await EventsOfAsync(session, works);
            var rounds = await ReviewRound.ReadAsync(session, works);
            return works.Count(work => MayConfirm(
                work, Confirmation.Of(work, [.. events[work.ArticleId]]).Where(static item => item.Confirmed is null), rounds[work.ArticleId], [.. events[work.ArticleId]], actor));
        },
        cancellation);

    /// <summary>What he may decide next.</summary>
    /// <param name="after">The article at hand, which does not count.</param>
    /// <returns>Null when nothing waits for him.</returns>
    public async Task<ArticleItem?> NextAsync(long after, Actor actor, CancellationToken cancellation) =>
        Open(await ReadAsync(actor, null, Nearest, cancellation), after) ?? Open(await ReadAsync(actor, null, Most, cancellation), after);

    /// <summary>What the desk would say to this person's decision about an article that waits in a stage.</summary>
    /// <returns>Null when nothing speaks against it, or when the article waits in no stage.</returns>
    public Task<Refusal?> HindranceAsync(long id, Actor actor, CancellationToken cancellation) => database.ReadAsync<Refusal?>(
        async session => await ArticleWorkStore.FindAsync(session, id) is { } work && flow.Stages.Find(work.State) is not null
            ? rights.PersonRefusal(
                work, ReviewAction.Approve,
                ReviewRound.Of(work, await ArticleVersionStore.WritersAfterAsync(session, id, work.LiveVersion ?? 0), await ArticleEventStore.ListAsync(session, id)), actor)
            : null,
        cancellation);

    private bool MayConfirm(ArticleWork work, IEnumerable<Confirmation> open, ReviewRound round, IReadOnlyList<ArticleEvent> events, Actor actor) =>
        rights.PersonRefusal(work, ReviewAction.Confirm, round, actor) is null && open.Any(item => !item.IsOwnWork(events, actor));

    private static ArticleItem? Open(IReadOnlyList<QueuedArticle> waiting, long after) =>
        waiting.FirstOrDefault(queued => queued.Hindrance is null && queued.Article.Id != after)?.Article;

    private async Task<IReadOnlyList<QueuedArticle>> ReadAsync(Actor actor, string? stage, int limit, CancellationToken cancellation)
    {
        var stages = flow.Stages.All.Where(one => actor.Roles.Contains(one.Role) && (stage is null || one.Key == stage)).Select(static one => one.Key).ToList();
        return stages.Count == 0 ? [] : await database.ReadAsync<IReadOnlyList<QueuedArticle>>(
            async session =>
            {
                var works = await ArticleWorkStore.WaitingAsync(session, stages, limit);
                var rounds = await ReviewRound.ReadAsync(session, works);
                return
                [
                    .. from work in works
                       select new QueuedArticle(answers.Item(work), rights.PersonRefusal(work, ReviewAction.Approve, rounds[work.ArticleId], actor)?.Title),
                ];
            },
            cancellation);
    }

    private static async Task<IReadOnlyList<ArticleWork>> UnconfirmedAsync(DbSession session)
    {
        var urgent = await ArticleWorkStore.PublishedInAHurryAsync(session);
        var open = (await ArticleEventStore.UnconfirmedAsync(session, [.. urgent.Select(static work => work.ArticleId)])).ToHashSet();
        return [.. urgent.Where(work => open.Contains(work.ArticleId)).Take(Most)];
    }

    private static async Task<ILookup<long, ArticleEvent>> EventsOfAsync(DbSession session, IReadOnlyList<ArticleWork> works) =>
        (await ArticleEventStore.ListAsync(session, [.. works.Select(static work => work.ArticleId)])).ToLookup(static happened => happened.ArticleId);
}

/// <summary>An article that waits in a stage of the reviewer's.</summary>
/// <param name="Hindrance">Why somebody else must decide about it; null when he may.</param>
public sealed record QueuedArticle(ArticleItem Article, string? Hindrance);

/// <summary>An article that was published in a hurry.</summary>
/// <param name="Items">What is still to be made up for.</param>
/// <param name="May">Whether the person who asks may make some of it up: he had no hand in it.</param>
public sealed record OpenConfirmations(ArticleItem Article, IReadOnlyList<string> Items, bool May);
