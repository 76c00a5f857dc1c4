using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>
/// What one person can really do with a broadcast at this moment: what the state allows, less what this person has no right
/// to, and less what this content, its parts or the quota would make the move refuse. What is wrong with the words of a
/// broadcast shows when it is handed in, not here.
/// </summary>
public sealed class BroadcastRights(SendQuota quota, AccountRegistry accounts, TimeProvider clock)
{
    public async Task<IReadOnlyList<BroadcastAction>> OfAsync(DbSession session, Broadcast broadcast, Actor actor)
    {
        var facts = await BroadcastFacts.ReadAsync(session, [broadcast]);
        var open = new List<BroadcastAction>();
        foreach (var move in BroadcastFlow.Table.MovesIn(broadcast.State))
        {
            if (await IsOpenAsync(facts, broadcast, move, actor))
            {
                open.Add(move.Action);
            }
        }

        return open;
    }

    /// <summary>Whether the person can do one thing with a broadcast of a page.</summary>
    public async Task<bool> IsOpenAsync(BroadcastFacts facts, Broadcast broadcast, BroadcastAction action, Actor actor) =>
        BroadcastFlow.Table.Find(broadcast.State, action) is { Permission: not null } move && await IsOpenAsync(facts, broadcast, move, actor);

    /// <summary>Whether WeChat would delete anything of it; texts and pictures it keeps.</summary>
    public static bool IsRecallable(Broadcast broadcast, IReadOnlyList<BroadcastPart> parts) =>
        BroadcastFlow.Table.Find(broadcast.State, BroadcastAction.Recall) is not null && broadcast.Kind == BroadcastKind.Articles && parts.Any(BroadcastPart.IsRecallable);

    /// <summary>
    /// Whether this person may be the second one: nobody approves what he wrote, changed or handed in, and who approves what goes
    /// live with it publishes it.
    /// </summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public static async Task<Refusal?> PersonRefusalAsync(BroadcastFacts facts, Broadcast broadcast, Actor actor) =>
        SecondPerson.Is(actor, [broadcast.AuthorId, .. facts.Writers[broadcast.Id]])
            ? await ReleasedArticles.PublisherRefusalAsync(facts.Session, facts.ToPublish[broadcast.Id], actor)
            : BroadcastRefusals.OwnWork;

    /// <summary>What the desk would say to this person's approval of what waits for one.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public async Task<Refusal?> ApprovalRefusalAsync(BroadcastFacts facts, Broadcast broadcast, Actor actor) =>
        await PersonRefusalAsync(facts, broadcast, actor) ?? await RoomRefusalAsync(facts, broadcast);

    private async Task<bool> IsOpenAsync(BroadcastFacts facts, Broadcast broadcast, Move<BroadcastAction> move, Actor actor)
    {
        IReadOnlyList<BroadcastPart> parts = [.. facts.Parts[broadcast.Id]];
        return actor.May(move.Permission!.Value) && move.Action switch
        {
            BroadcastAction.Submit or BroadcastAction.Preview => accounts.Find(broadcast.Account) is not null,
            BroadcastAction.Approve => await ApprovalRefusalAsync(facts, broadcast, actor) is null,
            BroadcastAction.Send => accounts.Find(broadcast.Account) is not null && !facts.IsHeld
                && (broadcast.State != BroadcastState.Failed
                    || (parts.Any(BroadcastPart.IsSendableAgain) && await BroadcastContents.SeemingObstacleAsync(facts.Session, broadcast) is null)),
            BroadcastAction.Cancel => broadcast.State is not (BroadcastState.Sending or BroadcastState.Unknown) || parts.Any(BroadcastPart.IsStoppable),
            BroadcastAction.Recall => IsRecallable(broadcast, parts) && accounts.Find(broadcast.Account) is not null && !await RecallCalls.IsOpenAsync(facts.Session, broadcast.Id),
            BroadcastAction.Acknowledge => broadcast.AcknowledgedMs is null,
            BroadcastAction.Resolve => parts.Any(BroadcastPart.IsUnresolved),
            _ => true,
        };
    }

    /// <summary>An approval that would send at once, or at a time, is refused when that day has no send left; who writes it is told before.</summary>
    /// <returns>Null when it has one, or when nobody says yet when it goes out.</returns>
    public async Task<Refusal?> RoomRefusalAsync(BroadcastFacts facts, Broadcast broadcast)
    {
        var now = clock.NowMs();
        return !broadcast.SendWhenApproved || broadcast.ScheduledMs <= now || facts.IsHeld
            ? null
            : await quota.ProblemAsync(facts, broadcast, broadcast.ScheduledMs ?? now);
    }
}
