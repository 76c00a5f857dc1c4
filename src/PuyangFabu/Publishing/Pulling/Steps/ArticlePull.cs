using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>
/// Fetches what an account published before this product: posts, then news materials, then drafts where they were asked for, page by page;
/// in the end the posts that the list left out. One call to WeChat a step; where it stands is a row. What it has come to the end of once, it
/// looks at anew every day.
/// </summary>
public sealed partial class ArticlePull(
    ArticlePullStore pulls, PulledArticleStore known, WeChatPosts lists, PulledPage pages, AccountRegistry accounts, PullOptions options, ContentChangeStore changes, AuditLog audit, Database database, TimeProvider clock,
    ILogger<ArticlePull> logger)
    : IDueWork
{
    /// <summary>WeChat allows a hundred such questions a day: what is left over is asked with the next pull.</summary>
    public const int MostMissing = 20;

    private const long ToleratedUnread = 50;

    /// <summary>So often a pull goes back in a list that has become shorter: WeChat may tell of its length as it likes.</summary>
    private const long MostBacks = 5;

    /// <summary>How long a step rests after the process that made it was killed; one that lives renews its lease.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);

    public string Name => "从微信拉取文章";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    /// <returns>The present: one step follows the other until nothing is due.</returns>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        await BeginDailyAsync(cancellation);
        var now = clock.GetUtcNow();
        if (!await pulls.AnyDueAsync(now.ToUnixTimeMilliseconds(), cancellation)
            || await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation)
            || await pulls.LeaseAsync(now.ToUnixTimeMilliseconds(), (now + Lease).ToUnixTimeMilliseconds(), cancellation) is not { } pull)
        {
            return null;
        }

        try
        {
            await (accounts.Find(pull.Account) is not { } account ? MoveAsync(pull, PullFailures.After(pull, PullFailures.NoAccount, now), cancellation)
                : pull.Phase == PullPhase.Missing ? AskAsync(pull, account, cancellation)
                : pull.Asked > WeChatPosts.MostADay ? WaitAsync(pull, cancellation)
                : ListAsync(pull, account, cancellation));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // What an entry brings about is passed over like one that cannot be read; what the machine does is waited for.
            LogFailed(failure, pull.Account);
            await FailAsync(pull, PullFailures.Unforeseen(failure is not (IOException or OperationCanceledException) && database.Dialect.Blames(failure)), cancellation);
        }

        return clock.NowMs();
    }

    private async Task BeginDailyAsync(CancellationToken cancellation)
    {
        if (!options.Daily)
        {
            return;
        }

        var ended = await pulls.EndedBeforeAsync((clock.GetUtcNow() - Daily).ToUnixTimeMilliseconds(), cancellation);
        if (ended.Count == 0 || await database.ReadAsync(DueWorkHold.IsHeldAsync, cancellation))
        {
            return;
        }

        foreach (var last in ended)
        {
            if (accounts.Find(last.Account) is not null)
            {
                await database.WriteAsync(session => ArticlePullStore.StartAsync(session, last.Account, last.WithDrafts, last.NewsAsDrafts, WeChatPosts.MostAtOnce, clock.NowMs()), cancellation);
            }
        }
    }

    private async Task ListAsync(ArticlePullRow pull, WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await lists.PageAsync(account, pull, cancellation);
        if (answer.Failure is { } failure)
        {
            await FailAsync(pull, failure, cancellation);
            return;
        }

        var page = answer.Value;

        // What was deleted since the last page has moved the later entries forward, some of them before the place: they are read first.
        var moved = pull.Place > 0 ? Math.Min(WeChatPosts.MostAtOnce, pull.Total - page.Total) : 0;
        if (moved > 0 && pull.Backs < MostBacks)
        {
            await MoveAsync(pull, Forward(pull) with { Total = page.Total, Place = Math.Max(0, pull.Place - moved), Backs = pull.Backs + 1 }, cancellation);
            return;
        }

        var place = pull.Place + pull.Batch;
        var next = Forward(pull) with
        {
            Total = page.Total,
            Place = place,
            Batch = Math.Min(WeChatPosts.MostAtOnce, pull.Batch * 2),
            Unread = pull.Unread + Math.Max(0, Math.Min(pull.Batch, page.Total - pull.Place) - page.Posts.Count),
        };
        await pages.KeepAsync(pull, place >= page.Total ? Beyond(next) : next, page, Renewing(pull, cancellation), cancellation);
    }

    private async Task AskAsync(ArticlePullRow pull, WeChatAccount account, CancellationToken cancellation)
    {
        if (pull.Place == 0)
        {
            var posts = await known.SeenAsync(pull.Account, pull.Run, cancellation);
            var doubtful = posts.Unseen > posts.Seen;
            if (doubtful && !pull.Doubted)
            {
                await EndAsync(
                    pull,
                    pull with { Doubted = true },
                    $"微信这次的列表里少了 {posts.Unseen} 条发布，只剩 {posts.Seen} 条，不像是都删除了，所以一篇也没有标为已删除。请到公众平台看一看；{ChinaTime.Minute(clock.GetUtcNow() + ArticlePullRow.DoubtLasts)}（{ArticlePullRow.DoubtLasts.Hours} 小时）以后的拉取{(options.Daily ? "（每天自动的那一次也算）" : "")}还是这样，才核对、标出删除了的；在那之前再拉取不算，从那一次重新算起。",
                    cancellation);
                return;
            }

            pull = pull with { Doubted = doubtful };
        }

        if (pull.Place >= MostMissing || await known.MissingAsync(pull.Account, pull.Run, cancellation) is not { } articleId)
        {
            await EndAsync(pull, pull, "", cancellation);
            return;
        }

        if (pull.Asked > WeChatPosts.MostADay)
        {
            await WaitAsync(pull, cancellation);
            return;
        }

        var answer = await lists.OneAsync(account, articleId, cancellation);
        var next = Forward(pull) with { Place = pull.Place + 1 };
        if (answer.Failure is { Code: PullFailures.NoSuchPost })
        {
            await database.WriteAsync(
                async session =>
                {
                    await ContentChangeStore.BeginAsync(session);
                    var gone = await PulledArticleStore.GoneAsync(session, pull.Account, articleId, pull.Run, clock.NowMs());
                    await changes.RecordAsync(session, ContentKind.Article, gone);
                    await ArticlePullStore.MoveAsync(session, pull, next with { Gone = pull.Gone + gone.Count });
                },
                cancellation);
        }
        else if (answer.Failure is { } failure)
        {
            await FailAsync(pull, failure, cancellation);
        }
        else if (answer.Value.Posts[0].Articles.Count == 0)
        {
            // Nobody knows what became of it: an answer without articles says neither that they are there nor that they are gone.
            await PassAsync(pull, cancellation);
        }
        else
        {
            await pages.KeepAsync(pull, next, answer.Value, Renewing(pull, cancellation), cancellation);
        }
    }

    // The step was counted as a question when it was leased, and asked nothing.
    private Task<bool> WaitAsync(ArticlePullRow pull, CancellationToken cancellation) =>
        MoveAsync(pull, PullFailures.Tomorrow(pull with { Asked = pull.Asked - 1 }, clock.GetUtcNow()), cancellation);

    // The end is told in the record; the steps are not, there are hundreds.
    private Task EndAsync(ArticlePullRow pull, ArticlePullRow ended, string problem, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            if (await ArticlePullStore.MoveAsync(session, pull, Forward(ended) with { State = PullState.Done, FinishedMs = clock.NowMs(), Problem = problem, Asked = pull.Asked - 1 }))
            {
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = Actor.Product,
                    Action = "pull.end",
                    TargetKind = "account",
                    TargetId = pull.Account,
                    After = new { pull.Looked, pull.Added, pull.Same, pull.Changed, pull.Gone, pull.Refused, pull.Unread },
                });
            }
        },
        cancellation);

    private Task<bool> FailAsync(ArticlePullRow pull, ApiFailure failure, CancellationToken cancellation)
    {
        if (failure.IsGarbled && pull.Phase != PullPhase.Missing && pull.Batch > 1)
        {
            return MoveAsync(pull, Forward(pull) with { Batch = pull.Batch / 2 }, cancellation);
        }

        if (failure.IsGarbled && pull.Unread < ToleratedUnread)
        {
            return PassAsync(pull, cancellation);
        }

        // Who may not read materials or drafts has published without them.
        return failure.Error?.Class == WeChatErrorClass.Permission && pull.Phase is (PullPhase.News or PullPhase.Drafts)
            ? MoveAsync(pull, Beyond(Forward(pull)), cancellation)
            : MoveAsync(pull, PullFailures.After(pull, failure, clock.GetUtcNow()), cancellation);
    }

    private Task<bool> PassAsync(ArticlePullRow pull, CancellationToken cancellation)
    {
        var next = Forward(pull) with { Place = pull.Place + 1, Unread = pull.Unread + 1 };
        return database.WriteAsync(
            async session =>
            {
                var moved = await ArticlePullStore.MoveAsync(session, pull, pull.Phase != PullPhase.Missing && pull.Total > 0 && next.Place >= pull.Total ? Beyond(next) : next);
                if (moved && pull.Phase == PullPhase.Missing)
                {
                    await PulledArticleStore.PassMissingAsync(session, pull.Account, pull.Run);
                }

                return moved;
            },
            cancellation);
    }

    private static ArticlePullRow Beyond(ArticlePullRow pull) => pull with
    {
        Phase = pull.Phase switch
        {
            PullPhase.Posts => PullPhase.News,
            PullPhase.News when pull.WithDrafts => PullPhase.Drafts,
            _ => PullPhase.Missing,
        },
        Place = 0,
        Total = 0,
        Batch = WeChatPosts.MostAtOnce,
    };

    private Func<Task> Renewing(ArticlePullRow pull, CancellationToken cancellation)
    {
        var last = clock.GetTimestamp();
        return async () =>
        {
            if (clock.GetElapsedTime(last) > Renewal)
            {
                last = clock.GetTimestamp();
                await pulls.RenewAsync(pull, (clock.GetUtcNow() + Lease).ToUnixTimeMilliseconds(), cancellation);
            }
        };
    }

    private ArticlePullRow Forward(ArticlePullRow pull) => pull with { NextStepMs = clock.NowMs(), Attempts = 0, Problem = "" };

    private Task<bool> MoveAsync(ArticlePullRow from, ArticlePullRow to, CancellationToken cancellation) =>
        database.WriteAsync(session => ArticlePullStore.MoveAsync(session, from, to), cancellation);

    [LoggerMessage(LogLevel.Error, "从微信拉取账号 {Account} 的一步出错")]
    private partial void LogFailed(Exception failure, string account);
}
