using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Puts drafts of menus before a second person, who approves exactly what was read, or rejects it with a reason.</summary>
public sealed class MenuApproval(MenuDesk desk)
{
    /// <summary>Submits the newest version; one that waited until now is replaced by it.</summary>
    public Task<Outcome<MenuVersion>> SubmitAsync(Actor actor, string account, MenuDecisionInput input, CancellationToken cancellation) => desk.RunAsync(
        new MenuKey(account, null), MenuAction.Submit, actor, input.Move,
        async open =>
        {
            if (await MenuTargets.OfStoredAsync(open.Session, open.Row.Content) is { } gone)
            {
                return gone;
            }

            if (await MenuStore.PendingAsync(open.Session, account) is { } waiting)
            {
                await open.Beside(waiting, MenuAction.Replace).MoveAsync(waiting with { Status = MenuStatus.Replaced });
            }

            return await open.MoveAsync(open.Row with { Status = MenuStatus.PendingApproval }, input.Move.Trimmed);
        },
        cancellation);

    public Task<Outcome<MenuVersion>> ApproveAsync(Actor actor, string account, MenuDecisionInput input, CancellationToken cancellation) =>
        DecideAsync(actor, MenuAction.Approve, account, input, cancellation);

    public Task<Outcome<MenuVersion>> RejectAsync(Actor actor, string account, MenuDecisionInput input, CancellationToken cancellation) =>
        DecideAsync(actor, MenuAction.Reject, account, input, cancellation);

    private Task<Outcome<MenuVersion>> DecideAsync(Actor actor, MenuAction action, string account, MenuDecisionInput input, CancellationToken cancellation) =>
        input.Version is null && string.IsNullOrEmpty(input.ContentHash)
            ? Task.FromResult<Outcome<MenuVersion>>(Refusal.BadInput("contentHash", "要写明读过的是哪一版：contentHash 或 version"))
            : desk.RunAsync(
                new MenuKey(account, input.Version), action, actor, input.Move,
                async open => action == MenuAction.Approve && await MenuTargets.OfStoredAsync(open.Session, open.Row.Content) is { } gone
                    ? gone
                    : await open.MoveAsync(
                        open.Row with { Status = open.Move.To, DecidedBy = actor.DisplayName, DecidedMs = open.NowMs, Comment = input.Move.Trimmed },
                        input.Move.Trimmed),
                cancellation);
}
