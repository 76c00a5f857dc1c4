using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>Puts drafts of the standard replies before a second person, who approves exactly what was read, or rejects it with a reason.</summary>
public sealed class StandardRepliesApproval(StandardRepliesDesk desk)
{
    /// <summary>Submits the newest version; one that waited until now is replaced by it.</summary>
    public Task<Outcome<StandardRepliesVersion>> SubmitAsync(Actor actor, StandardRepliesDecisionInput input, CancellationToken cancellation) => desk.RunAsync(
        null, StandardRepliesAction.Submit, actor, input.Move,
        async open =>
        {
            if (await StandardRepliesStore.PendingAsync(open.Session) is { } waiting)
            {
                await open.Beside(waiting, StandardRepliesAction.Replace).MoveAsync(waiting with { Status = StandardRepliesState.Replaced });
            }

            return await open.MoveAsync(open.Row.TouchedBy(actor.OperatorId) with { Status = StandardRepliesState.PendingApproval }, input.Move.Trimmed);
        },
        cancellation);

    /// <summary>Lets followers get it from now on.</summary>
    public Task<Outcome<StandardRepliesVersion>> ApproveAsync(Actor actor, StandardRepliesDecisionInput input, CancellationToken cancellation) =>
        input.Named is null && string.IsNullOrEmpty(input.ContentHash)
            ? Task.FromResult<Outcome<StandardRepliesVersion>>(Refusal.BadInput("contentHash", "要写明读过的是哪一版：contentHash 或 version"))
            : DecideAsync(actor, StandardRepliesAction.Approve, input, cancellation);

    /// <summary>Sends it back; where no version is named, the one that waits.</summary>
    public Task<Outcome<StandardRepliesVersion>> RejectAsync(Actor actor, StandardRepliesDecisionInput input, CancellationToken cancellation) =>
        DecideAsync(actor, StandardRepliesAction.Reject, input, cancellation);

    private Task<Outcome<StandardRepliesVersion>> DecideAsync(
        Actor actor, StandardRepliesAction action, StandardRepliesDecisionInput input, CancellationToken cancellation) => desk.RunAsync(
        input.Named, action, actor, input.Move,
        open => open.MoveAsync(
            open.Row with { Status = open.Move.To, DecidedBy = actor.DisplayName, DecidedMs = open.NowMs, Comment = input.Move.Trimmed },
            input.Move.Trimmed),
        cancellation);
}
