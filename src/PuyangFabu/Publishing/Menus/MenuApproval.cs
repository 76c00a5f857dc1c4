using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Menus;

/// <summary>Puts drafts of menus before a second person, who approves exactly what was read, or rejects it with a reason.</summary>
public sealed class MenuApproval(ContentTransactions transactions, MenuStore menus, AuditLog audit, TimeProvider clock)
{
    private const int LongestComment = 500;

    /// <summary>Submits the newest version; one that waited until now is replaced by it.</summary>
    public Task<Outcome<MenuVersion>> SubmitAsync(Actor actor, string account, MenuDecisionInput input, CancellationToken cancellation) => transactions.RunAsync<MenuVersion>(
        async session =>
        {
            if (await MenuStore.LatestAsync(session, account) is not { } draft)
            {
                return Refusal.NotFound("份菜单");
            }

            if (Mismatch(draft, input) is { } refusal)
            {
                return refusal;
            }

            if (await MenuStore.PendingAsync(session, account) is { } waiting && waiting.Version != draft.Version)
            {
                await menus.MoveAsync(session, waiting with { Status = MenuStatus.Replaced }, MenuStatus.PendingApproval);
            }

            return await MoveAsync(session, actor, "menu.submit", draft, MenuStatus.Draft, draft with { Status = MenuStatus.PendingApproval });
        },
        cancellation);

    public Task<Outcome<MenuVersion>> ApproveAsync(Actor actor, string account, MenuDecisionInput input, CancellationToken cancellation) =>
        DecideAsync(actor, "menu.approve", MenuStatus.Approved, account, input, cancellation);

    public Task<Outcome<MenuVersion>> RejectAsync(Actor actor, string account, MenuDecisionInput input, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(input.Comment)
            ? Task.FromResult<Outcome<MenuVersion>>(Refusal.BadInput("comment", "要写明退回的理由"))
            : DecideAsync(actor, "menu.reject", MenuStatus.Rejected, account, input, cancellation);

    private Task<Outcome<MenuVersion>> DecideAsync(
        Actor actor, string action, string decision, string account, MenuDecisionInput input, CancellationToken cancellation)
    {
        var comment = (input.Comment ?? "").Trim();
        var bad = FieldReasons.OfText(comment, LongestComment) is { } reason ? Refusal.BadInput("comment", reason)
            : input.Version is null && string.IsNullOrEmpty(input.ContentHash) ? Refusal.BadInput("contentHash", "要写明读过的是哪一版：contentHash 或 version")
            : null;
        return bad is not null ? Task.FromResult<Outcome<MenuVersion>>(bad) : transactions.RunAsync<MenuVersion>(
            async session =>
            {
                var waiting = input.Version is { } version ? await MenuStore.FindAsync(session, account, version) : await MenuStore.PendingAsync(session, account);
                if (waiting is null)
                {
                    return input.Version is null ? Refusal.Conflict("illegalMove", "没有等待批准的菜单。") : Refusal.NotFound("个菜单版本");
                }

                if (Mismatch(waiting, input) is { } refusal)
                {
                    return refusal;
                }

                if (actor.OperatorId is not { } person || waiting.AuthorId == person)
                {
                    return Refusal.NotAllowed("ownWork", "这份菜单是您写的，须由另一个人批准或退回。");
                }

                var decided = waiting with { Status = decision, DecidedBy = actor.DisplayName, DecidedMs = clock.NowMs(), Comment = comment };
                return await MoveAsync(session, actor, action, waiting, MenuStatus.PendingApproval, decided);
            },
            cancellation);
    }

    private static Refusal? Mismatch(MenuVersion menu, MenuDecisionInput input) =>
        (input.Version ?? menu.Version) != menu.Version
        || (!string.IsNullOrEmpty(input.ContentHash) && !input.ContentHash.Equals(menu.ContentHash, StringComparison.OrdinalIgnoreCase))
            ? new Refusal(RefusalKind.Stale, "staleContent", "菜单已有新的内容，与您读到的不是同一版；请重新读过再做决定。")
            : null;

    private async Task<Outcome<MenuVersion>> MoveAsync(
        DbSession session, Actor actor, string action, MenuVersion before, string from, MenuVersion after)
    {
        if (before.Status != from || !await menus.MoveAsync(session, after, from))
        {
            return Refusal.Conflict("illegalMove", $"第 {before.Version} 版菜单现在是“{MenuStatus.NameOf(before.Status)}”，不能这样做。");
        }

        await audit.RecordAsync(session, new AuditEntry
        {
            Actor = actor,
            Action = action,
            TargetKind = "menu",
            TargetId = $"{after.Account}/{after.Version}",
            ContentHash = after.ContentHash,
            Before = new { before.Status },
            After = new { after.Status },
            Comment = after.Comment,
        });
        return after;
    }
}
