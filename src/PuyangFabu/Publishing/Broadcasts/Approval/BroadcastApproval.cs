using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Publishing.Broadcasts.Approval;

/// <summary>The second person's word, which counts for exactly the content that was read.</summary>
public sealed class BroadcastApproval(BroadcastDesk desk, BroadcastScheduling scheduling, BroadcastAudiences audiences)
{
    public async Task<Outcome<Broadcast>> ApproveAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        // Counted before, and outside of the transaction: it reads every follower.
        var people = await audiences.CountAsync(id, cancellation);
        return await desk.RunAsync(id, BroadcastAction.Approve, actor, request, open => ApproveAsync(open, people, request, actor), cancellation);
    }

    public Task<Outcome<Broadcast>> RejectAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, BroadcastAction.Reject, actor, request,
        open => open.MoveAsync(Unapproved(open.Row) with { Attention = $"已退回：{request.Trimmed}" }, request.Trimmed),
        cancellation);

    /// <summary>The broadcast as a draft again, because its approval counts no more.</summary>
    /// <param name="obstacle">Why.</param>
    internal static Broadcast Voided(Broadcast broadcast, Refusal obstacle) => Unapproved(broadcast) with { Attention = obstacle.Title };

    /// <summary>The broadcast as a draft again: nobody has approved it.</summary>
    internal static Broadcast Unapproved(Broadcast broadcast) => broadcast with
    {
        State = BroadcastState.Draft,
        People = null,
        ApprovedBy = null,
        ApprovedName = "",
        ApprovedMs = null,
        ApprovedHash = "",
        SentMs = null,
    };

    private async Task<Outcome<Broadcast>> ApproveAsync(OpenBroadcast open, long? people, MoveRequest request, Actor actor)
    {
        using var step = BroadcastSteps.Start(BroadcastSteps.Approve, await BroadcastSteps.PartsAsync(open.Session, open.Row.Id));
        if (await BroadcastContents.IsFromBeforeRestoreAsync(open.Session, open.Row))
        {
            return BroadcastRefusals.FromBeforeRestore;
        }

        var approved = open.Row with
        {
            State = BroadcastState.Approved,
            People = people,
            ApprovedBy = actor.OperatorId,
            ApprovedName = actor.DisplayName,
            ApprovedMs = open.NowMs,
            ApprovedHash = open.Row.ContentHash,
        };
        if (!await BroadcastContents.IsAsApprovedAsync(open.Session, approved))
        {
            return BroadcastRefusals.ArticleChanged;
        }

        var moved = await open.MoveAsync(approved, request.Trimmed);
        return moved.IsRefused || !moved.Value.SendWhenApproved ? moved : await scheduling.AfterApprovalAsync(open.Session, moved.Value, actor);
    }
}
