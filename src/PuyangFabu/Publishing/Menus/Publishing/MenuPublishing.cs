using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Menus.Publishing;

/// <summary>What operators do with approved menus: give them to WeChat, now or at a time, and take an earlier one back.</summary>
public sealed class MenuPublishing(Database database, MenuStore menus, ActiveMenu active, MenuPublisher publisher, AuditLog audit, TimeProvider clock)
{
    private const int MostDaysAhead = 366;
    private const int LongestComment = 500;

    private static readonly Refusal Running = Refusal.Conflict("menuPublishing", "这个账号的另一次菜单发布还没有结束，请稍候再试。");

    public async Task<Outcome<MenuPublication>> PublishAsync(Actor actor, WeChatAccount account, MenuPublishInput input, CancellationToken cancellation)
    {
        if (await menus.InUseAsync(account.Slug, cancellation) is not { } menu)
        {
            return Refusal.Conflict("notApproved", "还没有批准的菜单；请先提交，由另一个人批准。");
        }

        if ((input.Version ?? menu.Version) != menu.Version
            || (!string.IsNullOrEmpty(input.ContentHash) && !input.ContentHash.Equals(menu.ContentHash, StringComparison.OrdinalIgnoreCase)))
        {
            return new Refusal(RefusalKind.Stale, "staleContent", $"现在批准的是第 {menu.Version} 版菜单，与您要发布的不是同一版；没有批准的版本不能发布。");
        }

        var publication = NewOf(actor, account, menu.Version, menu.ContentHash, active.Absolute(MenuJson.Read(menu.Content)), MenuPublication.Publish);
        return string.IsNullOrWhiteSpace(input.At)
            ? await RunAsync(actor, account, publication, cancellation)
            : await ScheduleAsync(actor, publication, input.At.Trim(), cancellation);
    }

    /// <summary>A menu that was approved and published before needs no new approval.</summary>
    public async Task<Outcome<MenuPublication>> RollbackAsync(Actor actor, WeChatAccount account, MenuRollbackInput input, CancellationToken cancellation)
    {
        if (FieldReasons.OfText(input.Comment ?? "", LongestComment) is { } reason)
        {
            return Refusal.BadInput("comment", reason);
        }

        var earlier = await database.ReadAsync(
            async session => await MenuPublicationStore.CurrentAsync(session, account.Slug) is { } current
                ? await MenuPublicationStore.EarlierAsync(session, account.Slug, current.Version, input.Version)
                : null,
            cancellation);
        if (earlier is null)
        {
            return Refusal.Conflict("nothingEarlier", input.Version is null
                ? "没有更早发布过的菜单，不能退回。"
                : $"第 {input.Version} 版菜单没有发布过，或就是现在这一版，不能退回。");
        }

        return await RunAsync(
            actor, account, NewOf(actor, account, earlier.Version, earlier.ContentHash, earlier.Content, MenuPublication.Rollback), cancellation);
    }

    /// <summary>Takes back a planned publication, or ends one that waits for a person.</summary>
    public Task<Outcome<MenuPublication>> CancelAsync(Actor actor, WeChatAccount account, long id, CancellationToken cancellation) => database.TryWriteAsync<MenuPublication>(
        async session =>
        {
            if (await MenuPublicationStore.FindAsync(session, account.Slug, id) is not { } found)
            {
                return Refusal.NotFound("次菜单发布");
            }

            var cancelled = found with { State = MenuPublicationState.Cancelled, EndedMs = clock.NowMs() };
            if (found.State is not (MenuPublicationState.Scheduled or MenuPublicationState.Waiting)
                || await MenuPublicationStore.MoveAsync(session, found, cancelled) is not { } stored)
            {
                return Refusal.Conflict("illegalMove", $"这次发布现在是“{MenuPublicationState.NameOf(found.State)}”，不能取消。");
            }

            await RecordAsync(session, actor, "menu.cancelPublish", stored);
            return stored;
        },
        cancellation);

    private async Task<Outcome<MenuPublication>> RunAsync(Actor actor, WeChatAccount account, MenuPublication publication, CancellationToken cancellation)
    {
        MenuPublication? begun;
        using (MenuSteps.Start(MenuSteps.Begin))
        {
            begun = await database.WriteAsync(
                async session =>
                {
                    var inserted = await MenuPublicationStore.InsertAsync(
                        session, publication with { State = MenuPublicationState.Publishing, StartedMs = clock.NowMs(), Attempts = 1 });
                    if (inserted is not null)
                    {
                        await RecordAsync(session, actor, "menu.call", inserted);
                    }

                    return inserted;
                },
                cancellation);
        }

        if (begun is null)
        {
            return Running;
        }

        var (ended, failure) = await publisher.RunAsync(begun, account, actor);
        return failure is null ? ended : WeChatRefusals.Of(failure);
    }

    private async Task<Outcome<MenuPublication>> ScheduleAsync(Actor actor, MenuPublication publication, string time, CancellationToken cancellation)
    {
        if (!WrittenTime.TryParse(time, out var at))
        {
            return Refusal.BadInput("at", "不是 ISO 8601 时间");
        }

        if (at <= clock.GetUtcNow())
        {
            return Refusal.BadInput("at", "已经过去；要立即发布请不填");
        }

        if (at > clock.GetUtcNow().AddDays(MostDaysAhead))
        {
            return Refusal.BadInput("at", "在一年以后，请检查");
        }

        var plannedMs = at.ToUnixTimeMilliseconds();
        return await database.TryWriteAsync<MenuPublication>(
            async session =>
            {
                var planned = publication with { State = MenuPublicationState.Scheduled, PlannedMs = plannedMs, NextStepMs = plannedMs };
                var stored = (await MenuPublicationStore.InsertAsync(session, planned))!;
                await RecordAsync(session, actor, "menu.schedule", stored);
                return stored;
            },
            cancellation);
    }

    private Task RecordAsync(DbSession session, Actor actor, string action, MenuPublication publication) => audit.RecordAsync(session, new AuditEntry
    {
        Actor = actor,
        Action = action,
        TargetKind = "menu",
        TargetId = $"{publication.Account}/{publication.Version}",
        ContentHash = publication.ContentHash,
        After = MenuPublicationView.Of(publication),
    });

    private MenuPublication NewOf(Actor actor, WeChatAccount account, long version, string hash, string content, string kind) => new()
    {
        Account = account.Slug,
        Version = version,
        ContentHash = hash,
        Content = content,
        Kind = kind,
        State = MenuPublicationState.Scheduled,
        OperatorId = actor.OperatorId,
        OperatorName = actor.DisplayName,
        CreatedMs = clock.NowMs(),
    };
}
