using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Publishing.Broadcasts.Drafting;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Publishing.Broadcasts.Sending;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Shows broadcasts to operators.</summary>
public sealed class BroadcastReading(
    Database database, BroadcastStore broadcasts, BroadcastRights rights, SendQuota quota, DraftLinks links, ReleasedArticles released, AccountRegistry accounts, TimeProvider clock)
{
    private const int PageSize = 20;
    private const int MostResults = 50;
    private const int LongestWords = 100;

    /// <summary>What followers got within this time, they remember.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async Task<Outcome<BroadcastView>> ViewAsync(long id, Actor actor, CancellationToken cancellation) =>
        await broadcasts.FindAsync(id, cancellation) is { } broadcast ? await ViewAsync(broadcast, actor, cancellation) : BroadcastRefusals.NotFound;

    /// <summary>Shows what became of a broadcast after something was done with it.</summary>
    public async Task<Outcome<BroadcastView>> ViewAsync(Task<Outcome<Broadcast>> doing, Actor actor, CancellationToken cancellation)
    {
        var done = await doing;
        return done.IsRefused ? done.Refusal : await ViewAsync(done.Value.Id, actor, cancellation);
    }

    public Task<Outcome<ItemPage<BroadcastItem>>> ListAsync(string? account, string? status, string? cursor, CancellationToken cancellation) =>
        ListAsync(account, status, null, cursor, cancellation);

    /// <param name="words">That the title holds.</param>
    public async Task<Outcome<ItemPage<BroadcastItem>>> ListAsync(
        string? account, string? status, string? words, string? cursor, CancellationToken cancellation)
    {
        if (words is not null && FieldReasons.OfLine(words, LongestWords) is { } reason)
        {
            return Refusal.BadInput("q", reason);
        }

        if (!string.IsNullOrEmpty(status) && !BroadcastState.All.Contains(status))
        {
            return Refusal.BadInput("status", $"只能是 {string.Join("、", BroadcastState.All)}");
        }

        long before = 0;
        if (!string.IsNullOrEmpty(cursor) && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        var found = await broadcasts.ListAsync(
            string.IsNullOrEmpty(account) ? null : account, string.IsNullOrEmpty(status) ? null : status,
            string.IsNullOrWhiteSpace(words) ? null : words.Trim(), before > 0 ? before : null, PageSize + 1, cancellation);
        return new ItemPage<BroadcastItem>(
            [.. found.Take(PageSize).Select(BroadcastItem.Of)],
            found.Count > PageSize ? found[PageSize - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Those that carry an article and have not been sent, the newest first.</summary>
    public async Task<IReadOnlyList<BroadcastItem>> CarryingAsync(long articleId, CancellationToken cancellation) =>
        [.. (await broadcasts.CarryingAsync(articleId, PageSize, cancellation)).Select(BroadcastItem.Of)];

    /// <summary>Which of these articles followers got lately, the newest first.</summary>
    public Task<IReadOnlyList<SentArticle>> SentLatelyAsync(IReadOnlyList<long> articleIds, CancellationToken cancellation) => articleIds.Count == 0
        ? Task.FromResult<IReadOnlyList<SentArticle>>([])
        : database.ReadAsync(session => SentLatelyAsync(session, articleIds, account: null), cancellation);

    /// <summary>Which of these articles another broadcast carries that waits to be approved or to go out, the next first.</summary>
    /// <param name="exceptId">The broadcast for which this is asked; 0 for a new one.</param>
    public Task<IReadOnlyList<ArticleElsewhere>> AlsoWaitingAsync(IReadOnlyList<long> articleIds, long exceptId, CancellationToken cancellation) => articleIds.Count == 0
        ? Task.FromResult<IReadOnlyList<ArticleElsewhere>>([])
        : database.ReadAsync(session => AlsoWaitingAsync(session, articleIds, account: null, exceptId), cancellation);

    /// <summary>How many wait for this person to approve them: those in which he had a hand wait for another.</summary>
    /// <returns>At most a page of them, and whether there are more.</returns>
    public async Task<(int Count, bool More)> ToApproveAsync(Actor actor, CancellationToken cancellation)
    {
        var pending = await broadcasts.ListAsync(account: null, BroadcastState.PendingApproval, words: null, beforeId: null, PageSize + 1, cancellation);
        var count = await database.ReadAsync(
            async session =>
            {
                var facts = await BroadcastFacts.ReadAsync(session, [.. pending.Take(PageSize)]);
                var open = 0;
                foreach (var broadcast in pending.Take(PageSize))
                {
                    open += await BroadcastRights.PersonRefusalAsync(facts, broadcast, actor) is null ? 1 : 0;
                }

                return open;
            },
            cancellation);
        return (count, pending.Count > PageSize);
    }

    /// <summary>How many failed and are still to be seen by somebody.</summary>
    /// <returns>At most a page of them, and whether there are more.</returns>
    public async Task<(int Count, bool More)> FailedUnseenAsync(CancellationToken cancellation)
    {
        var failed = await broadcasts.FailedUnseenAsync(PageSize + 1, cancellation);
        return (Math.Min(failed.Count, PageSize), failed.Count > PageSize);
    }

    /// <summary>How many of those recalled lately carry an article that readers still get as it was sent: a recall takes only the cards.</summary>
    public Task<int> CountRecalledLiveAsync(CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var recalled = await BroadcastStore.RecalledAsync(session, PageSize);
            var carried = await BroadcastStore.ArticlesAsync(session, recalled);
            var live = (await ArticleWorkStore.FindAsync(session, [.. carried.Select(static pair => pair.Article.ArticleId).Distinct()]))
                .Where(static work => work.IsLive).ToDictionary(static work => work.ArticleId, static work => work.LiveVersion);
            return carried.Where(pair => live.TryGetValue(pair.Article.ArticleId, out var version) && version == pair.Article.Version)
                .DistinctBy(static pair => pair.BroadcastId).Count();
        },
        cancellation);

    public async Task<Outcome<QuotaView>> QuotaAsync(string? account, CancellationToken cancellation) =>
        (string.IsNullOrEmpty(account) ? accounts.Default : accounts.Find(account)) is { } known
            ? await quota.ShowAsync(known, cancellation)
            : Refusal.BadInput("account", $"没有代号为“{account}”的账号");

    /// <summary>Why this person cannot approve a broadcast now, whatever rights he has.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public Task<Refusal?> ApprovalRefusalAsync(long id, Actor actor, CancellationToken cancellation) => database.ReadAsync<Refusal?>(
        async session => await BroadcastStore.FindAsync(session, id) is not { } broadcast ? BroadcastRefusals.NotFound
            : await AsItStandsAsync(session, broadcast) is var standing && standing.State == BroadcastState.PendingApproval ? await rights.ApprovalRefusalAsync(await BroadcastFacts.ReadAsync(session, [standing]), standing, actor)
            : BroadcastRefusals.IllegalMove(standing, BroadcastAction.Approve, await rights.OfAsync(session, standing, actor)),
        cancellation);

    private async Task<BroadcastView> ViewAsync(Broadcast found, Actor actor, CancellationToken cancellation)
    {
        var (broadcast, obstacles, articles, toPublish, parts, attempts, timeline, unclaimed, open, full, sent, waiting) = await database.ReadAsync(
            async session =>
            {
                var standing = await AsItStandsAsync(session, found);
                var articles = await BroadcastStore.ArticlesAsync(session, standing.Id);
                return (
                    standing,
                    standing.State == BroadcastState.Draft ? await released.ObstaclesAsync(session, articles) : [],
                    articles,
                    (await ReleasedArticles.ToPublishAsync(session, articles)).Select(static article => article.ArticleId).ToHashSet(),
                    await BroadcastPartStore.ListAsync(session, standing.Id),
                    await BroadcastLogStore.AttemptsAsync(session, standing.Id),
                    await TimelineAsync(session, standing.Id),
                    await UnclaimedAsync(session, standing),
                    await rights.OfAsync(session, standing, actor),
                    standing.State is BroadcastState.Draft or BroadcastState.PendingApproval
                        ? await rights.RoomRefusalAsync(await BroadcastFacts.ReadAsync(session, [standing]), standing)
                        : null,
                    BroadcastState.IsAhead(standing.State)
                        ? await SentLatelyAsync(session, [.. articles.Select(static article => article.ArticleId)], standing.Account)
                        : [],
                    BroadcastState.IsAhead(standing.State)
                        ? await AlsoWaitingAsync(session, [.. articles.Select(static article => article.ArticleId)], standing.Account, standing.Id)
                        : []);
            },
            cancellation);
        var outside = BroadcastState.IsAhead(broadcast.State) ? await links.FindAsync(articles, cancellation) : [];
        var first = parts is [var part, ..] ? part : null;
        return new BroadcastView
        {
            Id = broadcast.Id,
            Account = broadcast.Account,
            Status = broadcast.State,
            StatusName = BroadcastState.NameOf(broadcast.State),
            Attention = Given(broadcast.Attention),
            Revision = broadcast.Revision,
            ContentHash = broadcast.ContentHash,
            Kind = broadcast.Kind,
            Title = broadcast.Title,
            Articles = [.. articles.Select(article => new BroadcastArticleView(
                article.ArticleId, article.Title, article.Version, article.ContentHash, toPublish.Contains(article.ArticleId)))],
            LinkFootnotes = broadcast.LinkFootnotes,
            OutsideLinks = outside,
            Warnings =
            [
                .. BroadcastState.IsAhead(broadcast.State) ? WarningsOf(broadcast, outside, open).Concat(ToPublishWarnings(articles, toPublish)) : [],
                .. full is null ? (string[])[] : [full.Title],
                .. LiveWarnings(broadcast, timeline),
            ],
            Obstacles = obstacles,
            SentLately = sent,
            AlsoWaiting = waiting,
            Previewed = timeline.Any(static item => item.Result is not null),
            PinnedPictures = PinnedPictureView.Of(broadcast.Pinned),
            Text = Given(broadcast.TextContent),
            Image = broadcast.ImageName.Length > 0 ? $"/uploads/{broadcast.ImageName}" : null,
            Audience = AudienceView.Of(broadcast),
            SendIgnoreReprint = broadcast.SendIgnoreReprint,
            SendWhenApproved = broadcast.SendWhenApproved,
            ScheduledAt = Time(broadcast.ScheduledMs),
            Author = broadcast.AuthorName,
            ApprovedBy = Given(broadcast.ApprovedName),
            ApprovedAt = Time(broadcast.ApprovedMs),
            ClientMsgId = first?.ClientMsgId,
            MsgId = Given(first?.MsgId ?? ""),
            MsgDataId = Given(first?.MsgDataId ?? ""),
            Counts = BroadcastCounts.Of(parts),
            Parts = [.. parts.Select(PartView.Of)],
            Attempts = [.. attempts.Select(AttemptView.Of)],
            Timeline = timeline,
            Actions = open,
            Quota = accounts.Find(broadcast.Account) is { } account
                ? await quota.ShowAsync(account, cancellation)
                : new QuotaView(broadcast.Account, "", new QuotaSpan(0, 0, 0), new QuotaSpan(0, 0, 0), "账号已不存在。"),
            UnclaimedResults = unclaimed.Count > 0
                ? [.. unclaimed.Select(static result => new UnclaimedJob(result.MsgId, result.Status, UnixMilliseconds.ToChinaTime(result.ReceivedMs), result.SentCount))]
                : null,
            RecallWarning = BroadcastRights.IsRecallable(broadcast, parts) ? BroadcastRecall.Warning : null,
            CreatedAt = UnixMilliseconds.ToChinaTime(broadcast.CreatedMs),
            UpdatedAt = UnixMilliseconds.ToChinaTime(broadcast.UpdatedMs),
        };
    }

    private async Task<IReadOnlyList<SentArticle>> SentLatelyAsync(DbSession session, IReadOnlyList<long> articleIds, string? account) =>
        [.. (await BroadcastStore.SentSinceAsync(session, articleIds, account, clock.NowMs() - (long)Lately.TotalMilliseconds)).Select(SentArticle.Of)];

    private static async Task<IReadOnlyList<ArticleElsewhere>> AlsoWaitingAsync(DbSession session, IReadOnlyList<long> articleIds, string? account, long exceptId) =>
        [.. (await BroadcastStore.WaitingAsync(session, articleIds, account, exceptId)).Select(ArticleElsewhere.Of)];

    // What was shown on a phone stands among what people did with it, whatever came of it.
    private static async Task<IReadOnlyList<TimelineItem>> TimelineAsync(DbSession session, long id) =>
    [
        .. (await BroadcastLogStore.EventsAsync(session, id)).Select(TimelineItem.Of)
            .Concat((await OutsideCallStore.OfSubjectAsync(session, OutsideCallKind.Preview, Broadcast.AuditKind, $"{id}")).Select(TimelineItem.Of))
            .OrderBy(static item => item.At),
    ];

    // Sent by hand in WeChat's console, or the very thing whose call had no answer: the person who decides must see them.
    private static async Task<IReadOnlyList<MassSendResult>> UnclaimedAsync(DbSession session, Broadcast broadcast) =>
        broadcast.State is BroadcastState.Unknown or BroadcastState.Failed
            ? await MassSendResultStore.WithoutPartAsync(session, broadcast.Account, broadcast.SentMs ?? broadcast.CreatedMs, MostResults)
            : [];

    // Nobody is shown an approval that an edit or a restore has already taken, whether or not the sweep has come by: it is
    // shown as the sweep will leave it, and only the sweep writes.
    private static async Task<Broadcast> AsItStandsAsync(DbSession session, Broadcast broadcast) =>
        BroadcastState.Relies(broadcast.State) && await BroadcastContents.SeemingObstacleAsync(session, broadcast) is { } obstacle
            ? BroadcastApproval.Voided(broadcast, obstacle) with { Revision = broadcast.Revision + 1 }
            : broadcast;

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } known ? UnixMilliseconds.ToChinaTime(known) : null;

    // Only what the person who reads it can do.
    private static string? FootnoteOffer(IReadOnlyList<BroadcastAction> open) =>
        open.Contains(BroadcastAction.Edit) ? "可以点“修改”，勾选“微信里点不开的链接改为文末注释”"
        : open.Contains(BroadcastAction.Reject) ? "可以退回，请编写的人勾选“微信里点不开的链接改为文末注释”"
        : null;

    private static IEnumerable<string> ToPublishWarnings(IReadOnlyList<ChosenArticle> articles, HashSet<long> toPublish) => toPublish.Count == 0 ? [] :
        [$"还没有发布的稿件会随群发发布，交给微信的那一刻读者就看得到：{string.Join('、', articles.Where(article => toPublish.Contains(article.ArticleId)).Select(static article => $"“{article.Title}”"))}。"];

    // What went live with it stays so, whatever became of the sending.
    private static IEnumerable<string> LiveWarnings(Broadcast broadcast, IReadOnlyList<TimelineItem> timeline) =>
        broadcast.State is BroadcastState.Draft or BroadcastState.Approved or BroadcastState.Failed or BroadcastState.Cancelled
            && timeline.Any(static item => item.Action == MoveCode.Of(BroadcastAction.Publish))
            ? ["稿件已随这条群发发布，读者看得到，群发却没有发出。再次发送不会重复发布；不该让读者看到的，请撤稿。"]
            : [];

    private static IEnumerable<string> WarningsOf(Broadcast broadcast, IReadOnlyList<ArticleOutsideLinks> outside, IReadOnlyList<BroadcastAction> open)
    {
        if (TypedEscapes.In(broadcast.TextContent) is { Count: > 0 } escapes)
        {
            yield return $"文字里的{TypedEscapes.Named(escapes)}不会变成换行，粉丝会原样看到这几个字符；要换行请直接按回车键。";
        }

        foreach (var warning in DraftLinks.WarningsOf(outside, broadcast.LinkFootnotes, FootnoteOffer(open)))
        {
            yield return warning;
        }
    }
}
