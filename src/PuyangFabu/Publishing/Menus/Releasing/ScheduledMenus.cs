using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>Publishes planned menus when their time has come, and ends what a killed process left begun.</summary>
public sealed partial class ScheduledMenus(
    MenuPublicationStore publications,
    MenuPublicationDesk desk,
    MenuPublisher publisher,
    AccountRegistry accounts,
    TimeProvider clock,
    ILogger<ScheduledMenus> logger) : IDueWork
{
    /// <summary>Later than this nobody knows whether it is still wanted.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMinutes(1);

    public string Name => "菜单的定时发布";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Does what is to be done now. Each publication by itself: one that fails holds up no other.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var now = clock.NowMs();
        foreach (var left in await publications.LeftAsync(now - (long)MenuPublisher.LongestCall.TotalMilliseconds, cancellation))
        {
            await TryAsync(left, account => publisher.SettleAsync(left, account));
        }

        foreach (var due in await publications.DueAsync(now, cancellation))
        {
            await TryAsync(due, account => PublishAsync(due, account, cancellation));
        }

        return null;
    }

    private async Task TryAsync(MenuPublication publication, Func<WeChatAccount, Task> work)
    {
        try
        {
            if (accounts.Find(publication.Account) is { } account)
            {
                await work(account);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, publication.Id);
        }
    }

    private async Task PublishAsync(MenuPublication due, WeChatAccount account, CancellationToken cancellation)
    {
        Outcome<MenuPublication> begun;
        using (MenuSteps.Start(MenuSteps.Begin))
        {
            begun = await BeginAsync(due, cancellation);
        }

        if (!begun.IsRefused && begun.Value.State == MenuPublicationState.Publishing)
        {
            await publisher.RunAsync(begun.Value, account, Actor.Product, BetweenAttempts);
        }
    }

    /// <summary>Takes the publication, or lays it before a person.</summary>
    private Task<Outcome<MenuPublication>> BeginAsync(MenuPublication due, CancellationToken cancellation) => desk.RunAsync(
        (due.Account, due.Id), MenuPublicationAction.Call, Actor.Product, new MoveRequest { Revision = due.Revision },
        async open => await ReasonToWaitAsync(open.Session, open.Row) is { } problem
            ? await open.For(MenuPublicationAction.Postpone).MoveAsync(open.Row with { State = MenuPublicationState.Waiting, Problem = problem }, problem)
            : await open.MoveAsync(open.Row with { State = MenuPublicationState.Publishing, StartedMs = open.NowMs, Attempts = open.Row.Attempts + 1 }),
        cancellation);

    private async Task<string?> ReasonToWaitAsync(DbSession session, MenuPublication due)
    {
        if (await DueWorkHold.IsHeldAsync(session))
        {
            return "数据刚从备份恢复，定时发布没有自动进行；请核对后重新发布，或取消。";
        }

        if (await DueWorkHold.IsFromBeforeRestoreAsync(session, due.CreatedMs))
        {
            return "数据从备份恢复过：这次可能已经发布，没有自动进行；请对照差异，需要时重新发布，或取消。";
        }

        if (clock.NowMs() - due.PlannedMs!.Value > (long)Latest.TotalMilliseconds)
        {
            return $"已过了定好的时间超过 {Latest.TotalMinutes:0} 分钟，没有自动发布；请确认是否仍要发布，或取消。{due.Problem}";
        }

        if (await MenuTargets.OfStoredAsync(session, due.Content) is { } gone)
        {
            return $"没有自动发布：{gone.Title}";
        }

        // Whoever planned this one did not know of the other; to take that back is for a person to decide.
        return await MenuPublicationStore.SincePlannedAsync(session, due) is { } other
            ? $"定时以后又发布（或可能发布）过第 {other} 版菜单，没有自动换成第 {due.Version} 版；确需更换请重新发布，否则请取消。"
            : null;
    }

    [LoggerMessage(LogLevel.Error, "第 {Id} 次菜单发布出错，稍后重试")]
    private partial void LogFailed(Exception failure, long id);
}
