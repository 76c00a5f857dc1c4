using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Publishing.Broadcasts.Sending;

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
        var parts = await BroadcastPartStore.ListAsync(session, broadcast.Id);
        var open = new List<BroadcastAction>();
        foreach (var move in BroadcastFlow.Table.MovesIn(broadcast.State))
        {
            if (actor.May(move.Permission!.Value) && await IsOpenAsync(session, broadcast, parts, move.Action, actor))
            {
                open.Add(move.Action);
            }
        }

        return open;
    }

    /// <summary>Whether WeChat would delete anything of it; texts and pictures it keeps.</summary>
    public static bool IsRecallable(Broadcast broadcast, IReadOnlyList<BroadcastPart> parts) =>
        BroadcastFlow.Table.Find(broadcast.State, BroadcastAction.Recall) is not null && broadcast.Kind == BroadcastKind.Articles && parts.Any(BroadcastPart.IsRecallable);

    /// <summary>Whether this person may be the second one: nobody approves what he wrote, changed or handed in.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public static async Task<Refusal?> OwnWorkAsync(DbSession session, Broadcast broadcast, Actor actor) =>
        SecondPerson.Is(actor, [broadcast.AuthorId, .. await BroadcastLogStore.WritersAsync(session, broadcast.Id)]) ? null : BroadcastRefusals.OwnWork;

    /// <summary>What the desk would say to this person's approval of what waits for one.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public async Task<Refusal?> ApprovalRefusalAsync(DbSession session, Broadcast broadcast, Actor actor) =>
        await OwnWorkAsync(session, broadcast, actor) ?? await RoomRefusalAsync(session, broadcast);

    private async Task<bool> IsOpenAsync(DbSession session, Broadcast broadcast, IReadOnlyList<BroadcastPart> parts, BroadcastAction action, Actor actor) => action switch
    {
        BroadcastAction.Submit or BroadcastAction.Preview => accounts.Find(broadcast.Account) is not null,
        BroadcastAction.Approve => await ApprovalRefusalAsync(session, broadcast, actor) is null,
        BroadcastAction.Send => accounts.Find(broadcast.Account) is not null && !await DueWorkHold.IsHeldAsync(session)
            && (broadcast.State != BroadcastState.Failed
                || (parts.Any(BroadcastPart.IsSendableAgain) && await BroadcastContents.SeemingObstacleAsync(session, broadcast) is null)),
        BroadcastAction.Cancel => broadcast.State is not (BroadcastState.Sending or BroadcastState.Unknown) || parts.Any(BroadcastPart.IsStoppable),
        BroadcastAction.Recall => IsRecallable(broadcast, parts) && accounts.Find(broadcast.Account) is not null && !await RecallCalls.IsOpenAsync(session, broadcast.Id),
        BroadcastAction.Resolve => parts.Any(BroadcastPart.IsUnresolved),
        _ => true,
    };

    // An approval that would send at once, or at a time, is refused when that day has no send left.
    private async Task<Refusal?> RoomRefusalAsync(DbSession session, Broadcast broadcast)
    {
        var now = clock.NowMs();
        return !broadcast.SendWhenApproved || broadcast.ScheduledMs <= now || await DueWorkHold.IsHeldAsync(session)
            ? null
            : await quota.ProblemAsync(session, broadcast, broadcast.ScheduledMs ?? now);
    }
}
