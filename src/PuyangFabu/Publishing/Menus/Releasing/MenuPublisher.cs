using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>
/// Gives WeChat a menu whose row already says so, and writes down what came of it. Creating the same menu twice is no
/// harm: it replaces itself.
/// </summary>
public sealed class MenuPublisher(Database database, MenuAtWeChat weChat, AuditLog audit, TimeProvider clock)
{
    /// <summary>Longer than a call and the question after it take: if nothing more is heard by then, the process was killed.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(3);

    /// <param name="publishing">In the state <see cref="MenuPublicationState.Publishing"/>.</param>
    /// <param name="repeatAfter">Plans it anew after what may pass by itself; null leaves that to whoever asked.</param>
    /// <returns>The row as it ended, and why when it is not published.</returns>
    public async Task<(MenuPublication Ended, ApiFailure? Failure)> RunAsync(
        MenuPublication publishing, WeChatAccount account, Actor actor, TimeSpan? repeatAfter = null)
    {
        // Whoever asked may go away meanwhile; what was begun is ended.
        ApiAnswer<ApiDone> created;
        using (MenuSteps.Start(MenuSteps.Call))
        {
            // A process that slept through its time must not call: another menu may stand at WeChat by now.
            created = clock.NowMs() - publishing.StartedMs >= (long)LongestCall.TotalMilliseconds
                ? TooSlow
                : await weChat.CreateAsync(account, publishing.Content, CancellationToken.None);
        }

        if (!created.IsFailed)
        {
            return (await EndAsync(publishing, MenuPublicationState.Published, null, actor), null);
        }

        if (created.Failure.Kind != ApiFailureKind.NoAnswer)
        {
            return (await EndAsync(publishing, MenuPublicationState.Failed, created.Failure, actor, repeatAfter), created.Failure);
        }

        return await HasItAsync(publishing, account)
            ? (await EndAsync(publishing, MenuPublicationState.Published, null, actor), null)
            : (await EndAsync(publishing, MenuPublicationState.Unknown, created.Failure, actor, repeatAfter), created.Failure);
    }

    /// <summary>Ends what a killed process left: WeChat is asked which menu it has.</summary>
    public async Task<MenuPublication> SettleAsync(MenuPublication left, WeChatAccount account)
    {
        using var step = MenuSteps.Start(MenuSteps.Settle);
        return await HasItAsync(left, account)
            ? await EndAsync(left, MenuPublicationState.Published, null, Actor.Product)
            : await EndAsync(left, MenuPublicationState.Unknown, Interrupted, Actor.Product);
    }

    private static ApiFailure TooSlow { get; } = new(ApiFailureKind.NotSent, "程序停顿太久，没有提交。", "请对照差异，需要时重新发布。");

    private static ApiFailure Interrupted { get; } = new(
        ApiFailureKind.NoAnswer, "发布途中程序停了，没有看到微信用上这一版菜单。", "请对照差异，需要时重新发布。");

    private async Task<bool> HasItAsync(MenuPublication publication, WeChatAccount account)
    {
        var found = await weChat.PublishedAsync(account, CancellationToken.None);
        return !found.IsFailed && MenuComparison.Compare(MenuJson.Read(publication.Content), found.Value).Count == 0;
    }

    private Task<MenuPublication> EndAsync(
        MenuPublication publishing, string state, ApiFailure? failure, Actor actor, TimeSpan? repeatAfter = null) => SureStorage.StoreAsync(
        () => database.WriteAsync(session => EndAsync(session, publishing, state, failure, actor, repeatAfter), CancellationToken.None), database.Dialect, clock);

    private async Task<MenuPublication> EndAsync(
        DbSession session, MenuPublication publishing, string state, ApiFailure? failure, Actor actor, TimeSpan? repeatAfter)
    {
        using var step = MenuSteps.Start(MenuSteps.Store);
        var now = clock.NowMs();
        var again = failure is not null && MayRepeat(failure) ? repeatAfter : null;
        var ended = publishing with
        {
            State = again is null ? state : MenuPublicationState.Scheduled,
            NextStepMs = again is { } wait ? now + (long)wait.TotalMilliseconds : publishing.NextStepMs,
            EndedMs = again is null ? now : null,
            ErrorCode = failure?.Code,
            Problem = failure?.ToString() ?? "",
        };
        var action = publishing.Kind == MenuPublication.Rollback ? MenuPublicationAction.Rollback : MenuPublicationAction.Publish;
        var open = new OpenMenuPublication(session, audit, actor, MenuPublicationFlow.Table.Of(publishing.State, action), publishing, now)
        {
            FailedAs = failure is null ? null : state,
        };
        var stored = await open.MoveAsync(ended, ended.Problem);

        // Refused when another process settled it meanwhile.
        return stored.IsRefused ? (await MenuPublicationStore.FindAsync(session, publishing.Account, publishing.Id))! : stored.Value;
    }

    private static bool MayRepeat(ApiFailure failure) =>
        failure.Kind is ApiFailureKind.NotSent or ApiFailureKind.NoAnswer || failure.Error?.Class == WeChatErrorClass.Retry;
}
