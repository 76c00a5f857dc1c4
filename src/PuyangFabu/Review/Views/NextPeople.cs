using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Review.Views;

/// <summary>Names who could take an article a step further now, by the rules that are asked when one does.</summary>
public sealed class NextPeople(Database database, ReviewFlow flow, ArticleRights rights)
{
    /// <returns>The names of those who can make up for what an urgent publication left open; empty when nothing is open, or when there is nobody.</returns>
    public Task<IReadOnlyList<string>> ConfirmersAsync(long articleId, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(
        async session =>
        {
            if (await ArticleWorkStore.FindAsync(session, articleId) is not { } work)
            {
                return [];
            }

            var events = await ArticleEventStore.ListAsync(session, articleId);
            var open = Confirmation.Of(work, events).Where(static item => item.Confirmed is null).ToList();
            var round = (await ReviewRound.ReadAsync(session, [work]))[articleId];
            return
            [
                .. from person in await OperatorStore.ListAsync(session)
                   where person.Enabled
                   let actor = person.ToActor()
                   where actor.May(Permission.ReviewArticles) && rights.PersonRefusal(work, ReviewAction.Confirm, round, actor) is null
                       && open.Any(item => !item.IsOwnWork(events, actor))
                   select person.DisplayName,
            ];
        },
        cancellation);

    /// <returns>Null where nobody has to decide: of a draft, of what is public, of what is gone.</returns>
    public Task<NextStep?> OfAsync(long articleId, Actor asking, CancellationToken cancellation) => database.ReadAsync(
        async session => await ArticleWorkStore.FindAsync(session, articleId) is { } work ? await StepAsync(session, work, asking) : null, cancellation);

    /// <summary>For whoever is about to hand it in, who is one of its authors then.</summary>
    /// <returns>Null where it cannot be handed in.</returns>
    public Task<NextStep?> OnceSubmittedAsync(long articleId, Actor asking, CancellationToken cancellation) => database.ReadAsync(
        async session => await ArticleWorkStore.FindAsync(session, articleId) is { } work && flow.Find(work.State, ReviewAction.Submit) is { } move
            ? await StepAsync(session, work with { State = move.To, Round = work.Round + 1, SubmitterId = asking.OperatorId }, asking)
            : null,
        cancellation);

    private async Task<NextStep?> StepAsync(DbSession session, ArticleWork work, Actor asking)
    {
        if ((work.State == WorkState.Approved ? ReviewAction.Publish : flow.Stages.Find(work.State) is null ? (ReviewAction?)null : ReviewAction.Approve) is not { } action
            || flow.MovesOf(work).FirstOrDefault(move => move.Action == action)?.Permission is not { } permission)
        {
            return null;
        }

        var round = (await ReviewRound.ReadAsync(session, [work]))[work.ArticleId];
        return new NextStep(
            action,
            [
                .. from person in await OperatorStore.ListAsync(session)
                   where person.Enabled
                   let actor = person.ToActor()
                   where actor.May(permission) && rights.PersonRefusal(work, action, round, actor) is null
                   select person.DisplayName,
            ],
            asking.May(permission) ? rights.PersonRefusal(work, action, round, asking) : null);
    }
}

/// <summary>What has to happen with an article next, and who may do it.</summary>
/// <param name="People">Their names; empty when there is nobody.</param>
/// <param name="Own">Why the person who asks may not, though his role allows it; null when he may, or has no such role.</param>
public sealed record NextStep(ReviewAction Action, IReadOnlyList<string> People, Refusal? Own);
