using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Menus.Publishing;

/// <summary>Publishes planned menus when their time has come, and ends what a killed process left begun.</summary>
public sealed partial class ScheduledMenus(
    Database database,
    MenuPublicationStore publications,
    MenuPublisher publisher,
    AccountRegistry accounts,
    AuditLog audit,
    TimeProvider clock,
    ILogger<ScheduledMenus> logger) : IDueWork
{
    /// <summary>Later than this nobody knows whether it is still wanted.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a call and the question after it take.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);

    public string Name => "菜单的定时发布";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Does what is to be done now. Each publication by itself: one that fails holds up no other.</summary>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var now = clock.NowMs();
        foreach (var left in await publications.LeftAsync(now - (long)LongestCall.TotalMilliseconds, cancellation))
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
        MenuPublication? begun;
        using (MenuSteps.Start(MenuSteps.Begin))
        {
            begun = await BeginAsync(due, cancellation);
        }

        if (begun is not null)
        {
            await publisher.RunAsync(begun, account, Actor.Product, BetweenAttempts);
        }
    }

    /// <summary>Takes the publication, or lays it before a person; null when it is not to be published now.</summary>
    private Task<MenuPublication?> BeginAsync(MenuPublication due, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await ReasonToWaitAsync(session, due) is { } problem)
            {
                if (await MenuPublicationStore.MoveAsync(session, due, due with { State = MenuPublicationState.Waiting, Problem = problem }) is { } waiting)
                {
                    await RecordAsync(session, "menu.postpone", waiting, problem);
                }

                return null;
            }

            var begun = await MenuPublicationStore.MoveAsync(
                session, due, due with { State = MenuPublicationState.Publishing, StartedMs = clock.NowMs(), Attempts = due.Attempts + 1 });
            if (begun is not null)
            {
                await RecordAsync(session, "menu.call", begun);
            }

            return begun;
        },
        cancellation);

    private Task RecordAsync(DbSession session, string action, MenuPublication publication, string comment = "") => audit.RecordAsync(session, new AuditEntry
    {
        Actor = Actor.Product,
        Action = action,
        TargetKind = "menu",
        TargetId = $"{publication.Account}/{publication.Version}",
        ContentHash = publication.ContentHash,
        After = MenuPublicationView.Of(publication),
        Comment = comment,
    });

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

        // Whoever planned this one did not know of the other; to take that back is for a person to decide.
        return await MenuPublicationStore.SincePlannedAsync(session, due) is { } other
            ? $"定时以后又发布（或可能发布）过第 {other} 版菜单，没有自动换成第 {due.Version} 版；确需更换请重新发布，否则请取消。"
            : null;
    }

    [LoggerMessage(LogLevel.Error, "第 {Id} 次菜单发布出错，稍后重试")]
    private partial void LogFailed(Exception failure, long id);
}
