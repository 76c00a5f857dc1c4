using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Pulling.Steps;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>Starts pulls, tells how they are and what they found; the worker makes their steps.</summary>
public sealed class ArticlePullDesk(ArticlePullStore pulls, PulledArticleStore known, AccountRegistry accounts, PullOptions options, Database database, AuditLog audit, TimeProvider clock)
{
    private const int PageSize = 50;

    /// <summary>Starts one, or shows the one that is running.</summary>
    /// <param name="newsAsDrafts">News materials, of which some may never have been sent, become drafts instead of public articles.</param>
    public async Task<Outcome<ArticlePullView>> StartAsync(Actor actor, string? slug, bool withDrafts, bool newsAsDrafts, CancellationToken cancellation)
    {
        if (AccountOf(slug) is not { } account)
        {
            return NoAccount(slug);
        }

        if (await pulls.FindAsync(account.Slug, cancellation) is { State: not PullState.Running } last && last.AskedOn(clock.NowMs()) >= WeChatPosts.MostADay)
        {
            return Refusal.Conflict("askedEnough", $"今天拉取已向微信查询 {WeChatPosts.MostADay} 次，剩下的次数留给发布。没有开始；已拉取的都在，请明天零点过后再拉取。");
        }

        await database.WriteAsync(
            async session =>
            {
                if (await ArticlePullStore.StartAsync(session, account.Slug, withDrafts, newsAsDrafts, WeChatPosts.MostAtOnce, clock.NowMs()))
                {
                    await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "pull.start", TargetKind = "account", TargetId = account.Slug, After = new { withDrafts, newsAsDrafts } });
                }
            },
            cancellation);
        return await ShownAsync(account.Slug, cancellation);
    }

    public async Task<Outcome<ArticlePullView>> ShowAsync(string? slug, CancellationToken cancellation) =>
        AccountOf(slug) is { } account ? await ShownAsync(account.Slug, cancellation) : NoAccount(slug);

    /// <summary>The newest first.</summary>
    /// <param name="state">One of <see cref="PulledState"/>; null for all.</param>
    /// <param name="noticed">Only what turned out to be changed or gone and nobody said that he knows.</param>
    public async Task<Outcome<ItemPage<PulledArticleView>>> ListAsync(string? slug, string? state, bool noticed, string? cursor, CancellationToken cancellation)
    {
        if (AccountOf(slug) is not { } account)
        {
            return NoAccount(slug);
        }

        if (state is not null && !PulledState.All.Contains(state))
        {
            return Refusal.BadInput("state", $"只能是 {string.Join("、", PulledState.All.Select(static one => $"{PulledState.NameOf(one)}（{one}）"))}");
        }

        var before = PulledPlace.Read(cursor);
        if (before is null && !string.IsNullOrEmpty(cursor))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        var rows = await known.ListAsync(account.Slug, state, noticed, before, PageSize + 1, cancellation);
        return new ItemPage<PulledArticleView>(
            [.. rows.Take(PageSize).Select(PulledArticleView.Of)],
            rows.Count > PageSize ? PulledPlace.Of(rows[PageSize - 1]) : null);
    }

    /// <summary>Somebody knows that it is another at WeChat, or gone. What is here stays; withdrawing or changing it goes the usual way.</summary>
    public Task<Outcome<Done>> AcknowledgeAsync(Actor actor, long id, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            if (!await PulledArticleStore.AcknowledgeAsync(session, id))
            {
                return Refusal.Conflict("nothingNoticed", "这一篇没有要知道的变动，可能已有人看过。");
            }

            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "pull.acknowledge",
                TargetKind = "pull",
                TargetId = id.ToString(CultureInfo.InvariantCulture),
            });
            return Done.It;
        },
        cancellation);

    /// <summary>How many changes somebody should know of, and when the newest of them was found.</summary>
    /// <param name="state">One of <see cref="PulledState"/>; null for all.</param>
    public async Task<Outcome<PulledNotices>> NoticesAsync(string? slug, string? state, CancellationToken cancellation) =>
        AccountOf(slug) is { } account ? await known.NoticesAsync(account.Slug, state, cancellation) : NoAccount(slug);

    /// <summary>Somebody knows of all changes of a list; what was found since he looked stays for him to see.</summary>
    /// <param name="state">One of <see cref="PulledState"/>; null for all.</param>
    /// <param name="untilMs">When the newest change that he saw was found, UTC milliseconds.</param>
    public async Task<Outcome<Done>> AcknowledgeAllAsync(Actor actor, string? slug, string? state, long untilMs, CancellationToken cancellation) =>
        AccountOf(slug) is not { } account ? NoAccount(slug) : await database.TryWriteAsync<Done>(
            async session =>
            {
                if (await PulledArticleStore.AcknowledgeAllAsync(session, account.Slug, state, untilMs) is not (> 0 and var count))
                {
                    return Refusal.Conflict("nothingNoticed", "没有要知道的变动，可能已有人看过。");
                }

                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = "pull.acknowledge",
                    TargetKind = "account",
                    TargetId = account.Slug,
                    After = new { state, count },
                });
                return Done.It;
            },
            cancellation);

    private async Task<ArticlePullView> ShownAsync(string account, CancellationToken cancellation)
    {
        var pictures = await known.CountPicturesAsync(account, cancellation);
        var pull = await pulls.FindAsync(account, cancellation);

        // One that ended in doubt says so itself.
        var unasked = pull is { State: PullState.Done, Problem.Length: 0 } ? (await known.SeenAsync(account, pull.Run, cancellation)).Unseen : 0;
        var view = ArticlePullView.Of(pull) with
        {
            PicturesWaiting = pictures.Waiting,
            PicturesNextAt = pictures.NextMs is { } next ? UnixMilliseconds.ToChinaTime(next) : null,
            PicturesLost = pictures.Lost,
        };
        return unasked == 0 ? view : view with { StateName = "这一次已完成，还有没核对的", Unasked = unasked, Daily = options.Daily };
    }

    internal WeChatAccount? AccountOf(string? slug) => string.IsNullOrEmpty(slug) ? accounts.Default : accounts.Find(slug);

    internal static Refusal NoAccount(string? slug) => Refusal.BadInput("account", $"没有代号为“{slug}”的账号");
}
