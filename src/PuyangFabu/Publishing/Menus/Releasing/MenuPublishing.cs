using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>What operators do with approved menus: give them to WeChat, now or at a time, and take an earlier one back.</summary>
public sealed class MenuPublishing(
    Database database, MenuPublicationDesk desk, MenuStore menus, ActiveMenu active, MenuPublisher publisher, TimeProvider clock)
{
    private const int MostDaysAhead = 366;

    public async Task<Outcome<MenuPublication>> PublishAsync(Actor actor, WeChatAccount account, MenuPublishInput input, CancellationToken cancellation)
    {
        if (await menus.InUseAsync(account.Slug, cancellation) is not { } menu)
        {
            return MenuRefusals.NotApproved;
        }

        if (new MoveRequest { ContentHash = input.ContentHash }.NamesOtherThan(menu.ContentHash) || (input.Version ?? menu.Version) != menu.Version)
        {
            return MenuRefusals.OtherApproved(menu.Version);
        }

        if (await GoneAsync(menu.Content, cancellation) is { } gone)
        {
            return gone;
        }

        var publication = NewOf(actor, account, menu.Version, menu.ContentHash, active.Absolute(MenuJson.Read(menu.Content)), MenuPublication.Publish);
        return string.IsNullOrWhiteSpace(input.At)
            ? await RunAsync(actor, account, publication, cancellation)
            : await ScheduleAsync(actor, publication, input.At.Trim(), cancellation);
    }

    /// <summary>A menu that was approved and published before needs no new approval.</summary>
    public async Task<Outcome<MenuPublication>> RollbackAsync(Actor actor, WeChatAccount account, MenuRollbackInput input, CancellationToken cancellation)
    {
        if (FieldReasons.OfText(input.Comment ?? "", MoveRequest.LongestComment) is { } reason)
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
            return MenuRefusals.NothingEarlier(input.Version);
        }

        if (new MoveRequest { ContentHash = input.ContentHash }.NamesOtherThan(earlier.ContentHash))
        {
            return MenuRefusals.OtherContent;
        }

        if (await GoneAsync(earlier.Content, cancellation) is { } gone)
        {
            return gone;
        }

        return await RunAsync(
            actor, account, NewOf(actor, account, earlier.Version, earlier.ContentHash, earlier.Content, MenuPublication.Rollback), cancellation);
    }

    /// <summary>Takes back a planned publication, or ends one that waits for a person.</summary>
    public Task<Outcome<MenuPublication>> CancelAsync(Actor actor, WeChatAccount account, long id, CancellationToken cancellation) => desk.RunAsync(
        (account.Slug, id), MenuPublicationAction.CancelPublish, actor, new MoveRequest(),
        open => open.MoveAsync(open.Row with { State = MenuPublicationState.Cancelled, EndedMs = open.NowMs }),
        cancellation);

    private Task<Refusal?> GoneAsync(string content, CancellationToken cancellation) =>
        database.ReadAsync(session => MenuTargets.OfStoredAsync(session, content), cancellation);

    private async Task<Outcome<MenuPublication>> RunAsync(Actor actor, WeChatAccount account, MenuPublication publication, CancellationToken cancellation)
    {
        Outcome<MenuPublication> begun;
        using (MenuSteps.Start(MenuSteps.Begin))
        {
            begun = await desk.CreateAsync(
                actor, MenuPublicationAction.Call,
                async session => await MenuPublicationStore.InsertAsync(
                    session, publication with { State = MenuPublicationState.Publishing, StartedMs = clock.NowMs(), Attempts = 1 }) is { } inserted
                    ? inserted
                    : MenuRefusals.Running,
                cancellation);
        }

        if (begun.IsRefused)
        {
            return begun.Refusal;
        }

        var (ended, failure) = await publisher.RunAsync(begun.Value, account, actor);
        return failure is null ? ended : WeChatRefusals.Of(failure);
    }

    private async Task<Outcome<MenuPublication>> ScheduleAsync(Actor actor, MenuPublication publication, string time, CancellationToken cancellation)
    {
        if (!WrittenTime.TryParse(time, out var at))
        {
            return Refusal.BadInput("at", "不是日期和时间，例如 2026-01-05T09:00（不写时区按北京时间）");
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
        return await desk.CreateAsync(
            actor, MenuPublicationAction.Schedule,
            async session => (await MenuPublicationStore.InsertAsync(
                session, publication with { State = MenuPublicationState.Scheduled, PlannedMs = plannedMs, NextStepMs = plannedMs }))!,
            cancellation);
    }

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
