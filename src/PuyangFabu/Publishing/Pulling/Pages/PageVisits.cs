using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling.Steps;

namespace PuyangFabu.Publishing.Pulling.Pages;

/// <summary>Opens the addresses that editors pasted, one at a time with a pause between them, and takes their articles as a pull does.</summary>
public sealed partial class PageVisits(
    PastedPageStore pages, WeChatPageReading reading, PulledArticleStore known, PagePlan plans, PulledPage keeping, AccountRegistry accounts, Database database, TimeProvider clock, ILogger<PageVisits> logger)
    : IDueWork
{
    private const long MostAttempts = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    public string Name => "按地址取微信文章";

    /// <summary>The pause that the site is left between two questions.</summary>
    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(3);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!await pages.AnyDueAsync(now.ToUnixTimeMilliseconds(), cancellation)
            || await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation)
            || await pages.LeaseAsync(now.ToUnixTimeMilliseconds(), (now + Lease).ToUnixTimeMilliseconds(), cancellation) is not { } page)
        {
            return null;
        }

        try
        {
            await VisitAsync(page, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The others must not wait behind it.
            LogFailed(failure, page.Id);
            await EndAsync(Later(page, "读取时出错", mayHelp: true), cancellation);
        }

        return null;
    }

    private async Task VisitAsync(PastedPage page, CancellationToken cancellation)
    {
        if (accounts.Find(page.Account) is not { } account || reading.AddressOf(page.Url) is not { } address)
        {
            await EndAsync(Failed(page, "这个账号已不在设置里，或地址不再能打开"), cancellation);
            return;
        }

        var found = await reading.OpenAsync(address, cancellation);
        await (found.Article is null ? EndAsync(Later(page, found.Problem, found.MayHelpLater), cancellation)
            : found.AccountName != account.Title ? EndAsync(Failed(page, OtherAccount(found.AccountName, account.Title)), cancellation)
            : TakeAsync(page, found, cancellation));
    }

    private static string OtherAccount(string name, string own) => name.Length == 0
        ? "页面没有写是哪个公众号的，没有拉取"
        : $"这是公众号“{name}”的文章，不是“{own}”的；转载请另写成稿件，走三审";

    private async Task TakeAsync(PastedPage page, WeChatPage found, CancellationToken cancellation)
    {
        var pull = new ArticlePullRow { Account = page.Account, Run = 0, State = PullState.Running, Phase = PullPhase.Posts };
        var name = WeChatAddress.KeyOf(found.Article!.Url);
        var plan = await plans.MakeAsync(
            pull, new PostPage(PulledOrigin.Page, 1, [new Post(name, [found.Article], found.PublishedMs)]), static () => Task.CompletedTask, cancellation);
        await database.TryWriteAsync<Done>(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                await keeping.WriteAsync(session, plan);
                return Done.It;
            },
            cancellation);
        var row = (await known.OfAsync(page.Account, PulledOrigin.Page, [name], cancellation)) is [var taken, ..] ? taken : null;
        await EndAsync(
            row is null ? page with { State = PastedPage.Done, Note = "这一篇已经从列表里拉取过" }
            : row.ArticleId is null ? Failed(page, row.Note)
            : page with
            {
                State = PastedPage.Done,
                ArticleId = row.ArticleId,
                Note = row.State == PulledState.Changed ? "和上次取的不一样了，这里的稿件没有动；见“微信上的文章”" : row.Note,
            },
            cancellation);
    }

    private PastedPage Later(PastedPage page, string problem, bool mayHelp)
    {
        var attempts = page.Attempts + 1;
        return !mayHelp || attempts >= MostAttempts ? Failed(page, problem)
            : page with { Attempts = attempts, Note = $"{problem}；稍后再试", NextMs = (clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(5, attempts))).ToUnixTimeMilliseconds() };
    }

    private static PastedPage Failed(PastedPage page, string note) => page with { State = PastedPage.Failed, Note = note };

    private Task<bool> EndAsync(PastedPage page, CancellationToken cancellation) => database.WriteAsync(session => PastedPageStore.EndAsync(session, page), cancellation);

    [LoggerMessage(LogLevel.Error, "按地址取第 {Id} 页出错")]
    private partial void LogFailed(Exception failure, long id);
}
