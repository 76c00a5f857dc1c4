using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What a second person decides: whether an answer goes to the citizen, whether a unit gets more time.</summary>
public sealed class CaseApproval(CaseDesk desk, CaseDelivering delivering)
{
    /// <summary>Lets the answer go; it is sent at once where WeChat allows that now.</summary>
    public async Task<Outcome<Case>> ApproveAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        var approved = await desk.RunAsync(
            id, CaseAction.Approve, actor, request,
            open => open.MoveAsync(
                open.Row with
                {
                    State = open.Move.To,
                    ApprovedName = actor.DisplayName,
                    AnsweredMs = open.NowMs,
                    Delivery = CaseDelivery.Of(open.Row),
                },
                request.Trimmed),
            cancellation);

        // The approval stands, whatever becomes of the message.
        return approved.IsRefused || approved.Value.Delivery != CaseDelivery.Waiting
            ? approved
            : approved.Value with { Delivery = await delivering.TryAsync(approved.Value, CancellationToken.None) };
    }

    /// <summary>Sends the answer back, or refuses the time that was asked for.</summary>
    public Task<Outcome<Case>> RejectAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Reject, actor, request,
        open => open.MoveAsync(
            CaseHandling.WithoutExtension(open.Row) with { State = open.Move.To },
            open.Row.State == CaseState.Handling ? $"不同意延期：{request.Trimmed}" : request.Trimmed),
        cancellation);

    public Task<Outcome<Case>> GrantAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Grant, actor, request,
        open => open.MoveAsync(
            CaseHandling.WithoutExtension(open.Row) with { DueMs = open.Row.ExtensionMs!.Value, Extended = true, UnknownYears = "[]" },
            request.Trimmed),
        cancellation);
}
