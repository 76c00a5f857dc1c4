using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Publishing.Broadcasts.Sending;

/// <summary>
/// How many sends the platform allows: a subscription account one a day, to all or to a tag; a service account one a day
/// to all, and four a month to each follower. What was sent by hand in WeChat's console is not known here; WeChat itself
/// refuses then (45028).
/// </summary>
public sealed class SendQuota(Database database, AccountRegistry accounts, TimeProvider clock) : IDoctorCheck
{
    private const string Name = "群发次数";
    private const int ADay = 1;
    private const int AMonthToEach = 4;
    private const string Subscription = "subscription";

    public Task<QuotaView> ShowAsync(WeChatAccount account, CancellationToken cancellation) =>
        database.ReadAsync(session => ShowAsync(session, account), cancellation);

    /// <returns>Null when the broadcast may go out at that moment.</returns>
    public async Task<Refusal?> ProblemAsync(DbSession session, Broadcast broadcast, long atMs) =>
        await ProblemAsync(broadcast, atMs, (account, span) => BroadcastStore.CountingAsync(session, account, span));

    /// <returns>Null when the broadcast of a page may go out at that moment.</returns>
    public Task<Refusal?> ProblemAsync(BroadcastFacts facts, Broadcast broadcast, long atMs) => ProblemAsync(broadcast, atMs, facts.CountingAsync);

    private async Task<Refusal?> ProblemAsync(
        Broadcast broadcast, long atMs, Func<string, (DateTimeOffset From, DateTimeOffset Until), Task<IReadOnlyList<Broadcast>>> countingAsync)
    {
        if (accounts.Find(broadcast.Account) is not { } account)
        {
            return Refusal.Conflict(RefusalCodes.AccountGone, $"账号“{broadcast.Account}”已不存在，不能发送。");
        }

        var at = UnixMilliseconds.ToChinaTime(atMs);
        var month = await countingAsync(account.Slug, MonthOf(at));
        return Reason(account, broadcast, month, at) is { } reason ? UsedUp(at, reason) : null;
    }

    /// <summary>The same for what is still being written.</summary>
    /// <param name="id">Of the draft; 0 for a new one.</param>
    /// <param name="audience">One of <see cref="AudienceKind"/>.</param>
    /// <returns>Why nothing more goes out to them on that day; null when it may.</returns>
    public Task<string?> ReasonAsync(WeChatAccount account, long id, string audience, long? tagId, DateTimeOffset at, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var inChina = at.ToOffset(UnixMilliseconds.China);
            return Reason(account, ToEverybody(account.Slug) with { Id = id, Audience = audience, TagId = tagId }, await BroadcastStore.CountingAsync(session, account.Slug, MonthOf(inChina)), inChina);
        },
        cancellation);

    /// <summary>The coming days, today first, with what counts on each; a day is full when it has no send to everybody left.</summary>
    public Task<IReadOnlyList<SendDay>> DaysAsync(WeChatAccount account, int days, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<SendDay>>(
        async session =>
        {
            var today = DayOf(clock.GetUtcNow().ToOffset(UnixMilliseconds.China)).From;
            var counting = await BroadcastStore.CountingAsync(session, account.Slug, (MonthOf(today).From, MonthOf(today.AddDays(days - 1)).Until));
            return
            [
                .. from day in Enumerable.Range(0, days).Select(day => today.AddDays(day))
                   select new SendDay(
                       DateOnly.FromDateTime(day.Date),
                       [.. counting.Where(sent => IsIn(sent, DayOf(day))).Select(static sent => new SendDayItem(sent.Id, sent.Title, UnixMilliseconds.ToChinaTime(MomentOf(sent)))).OrderBy(static item => item.At)],
                       Reason(account, ToEverybody(account.Slug), counting, day)),
            ];
        },
        cancellation);

    /// <returns>Null when the broadcast may go out at that moment.</returns>
    private static string? Reason(WeChatAccount account, Broadcast broadcast, IReadOnlyList<Broadcast> counting, DateTimeOffset at)
    {
        var month = counting.Where(other => other.Id != broadcast.Id && IsIn(other, MonthOf(at))).ToList();
        var day = month.Where(other => IsIn(other, DayOf(at))).ToList();
        if (account.Kind == Subscription)
        {
            return day.Count >= ADay ? "当天的 1 次群发已经用掉或已有安排（订阅号每天一次）" : null;
        }

        return broadcast.Audience switch
        {
            AudienceKind.All when day.Exists(static other => other.Audience == AudienceKind.All) => "当天已有一次发给全部粉丝的群发（服务号每天一次）",
            AudienceKind.All when month.Count(static other => other.Audience == AudienceKind.All) >= AMonthToEach => "当月的 4 次群发已经用完",
            AudienceKind.Tag when month.Count(other => other.Audience == AudienceKind.All || other.TagId == broadcast.TagId) >= AMonthToEach => "这个标签的粉丝当月已收到 4 次群发",
            _ => null,
        };
    }

    private async Task<QuotaView> ShowAsync(DbSession session, WeChatAccount account)
    {
        var now = clock.GetUtcNow().ToOffset(UnixMilliseconds.China);
        var subscription = account.Kind == Subscription;
        bool Counts(Broadcast sent) => subscription || sent.Audience == AudienceKind.All;
        var counting = (await BroadcastStore.CountingAsync(session, account.Slug, MonthOf(now))).Where(Counts).ToList();
        var (today, month) = (counting.Count(sent => IsIn(sent, DayOf(now))), counting.Count);
        var monthly = subscription ? DateTime.DaysInMonth(now.Year, now.Month) : AMonthToEach;
        var leftToday = Math.Max(0, ADay - today);
        var leftInMonth = subscription ? leftToday + monthly - now.Day : Math.Max(0, AMonthToEach - month);
        return new QuotaView(
            account.Slug, account.Kind,
            new QuotaSpan(ADay, today, Math.Min(leftToday, leftInMonth)),
            new QuotaSpan(monthly, month, leftInMonth),
            subscription
                ? "订阅号每天 1 次（全部或一个标签），含在公众平台上手工发的。"
                : "服务号每位粉丝每月最多收到 4 次；发给全部每天 1 次，含在公众平台上手工发的。")
        {
            Unsure = counting.Count(sent => sent.State == BroadcastState.Unknown && IsIn(sent, DayOf(now))),
        };
    }

    /// <summary>Why this broadcast, to those to whom it goes, may not go out at this moment.</summary>
    /// <returns>Null when it may, and when there is none.</returns>
    public Task<Refusal?> ProblemNowAsync(long id, CancellationToken cancellation) => database.ReadAsync(
        async session => await BroadcastStore.FindAsync(session, id) is { } broadcast ? await ProblemAsync(session, broadcast, clock.NowMs()) : null,
        cancellation);

    private static Broadcast ToEverybody(string account) =>
        new() { Account = account, State = BroadcastState.Draft, Kind = "", Title = "", Audience = AudienceKind.All, ContentHash = "" };

    private static long MomentOf(Broadcast counting) => (counting.State == BroadcastState.Scheduled ? counting.ScheduledMs : counting.SentMs) ?? 0;

    private static bool IsIn(Broadcast counting, (DateTimeOffset From, DateTimeOffset Until) span) =>
        MomentOf(counting) >= span.From.ToUnixTimeMilliseconds() && MomentOf(counting) < span.Until.ToUnixTimeMilliseconds();

    private static (DateTimeOffset From, DateTimeOffset Until) DayOf(DateTimeOffset at)
    {
        var from = new DateTimeOffset(at.Date, UnixMilliseconds.China);
        return (from, from.AddDays(1));
    }

    private static (DateTimeOffset From, DateTimeOffset Until) MonthOf(DateTimeOffset at)
    {
        var from = new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, UnixMilliseconds.China);
        return (from, from.AddMonths(1));
    }

    private static Refusal UsedUp(DateTimeOffset at, string why) =>
        Refusal.Conflict(BroadcastRefusals.QuotaUsedUpCode, $"{ChinaTime.Day(at)}不能再群发：{why}。请改天发送，或取消已有的安排。");

    /// <summary>How many mass messages followers may still get, which is another thing than the calls of the day.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var account in accounts.All)
        {
            var left = await ShowAsync(account, cancellation);
            findings.Add(new Finding(
                Name, FindingLevel.Fine,
                $"账号“{account.Title}”，粉丝还能收到的群发：今天 {left.Today.Left} 次，本月 {left.Month.Left} 次。{left.Rule}"));
        }

        return findings;
    }
}
