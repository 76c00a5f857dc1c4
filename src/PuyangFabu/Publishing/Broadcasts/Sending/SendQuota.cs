using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Outcomes;
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
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public Task<QuotaView> ShowAsync(WeChatAccount account, CancellationToken cancellation) =>
        database.ReadAsync(session => ShowAsync(session, account), cancellation);

    /// <returns>Null when the broadcast may go out at that moment.</returns>
    public async Task<Refusal?> ProblemAsync(DbSession session, Broadcast broadcast, long atMs)
    {
        if (accounts.Find(broadcast.Account) is not { } account)
        {
            return Refusal.Conflict(RefusalCodes.AccountGone, $"账号“{broadcast.Account}”已不存在，不能发送。");
        }

        var at = UnixMilliseconds.ToChinaTime(atMs);
        var today = Others(await CountingAsync(session, account, DayOf(at)), broadcast);
        if (account.Kind == Subscription)
        {
            return today.Count >= ADay ? UsedUp(at, "当天的 1 次群发已经用掉或已有安排（订阅号每天一次）") : null;
        }

        var month = Others(await CountingAsync(session, account, MonthOf(at)), broadcast);
        return broadcast.Audience switch
        {
            AudienceKind.All when today.Any(static other => other.Audience == AudienceKind.All) => UsedUp(at, "当天已有一次发给全部粉丝的群发（服务号每天一次）"),
            AudienceKind.All when month.Count(static other => other.Audience == AudienceKind.All) >= AMonthToEach => UsedUp(at, "当月的 4 次群发已经用完"),
            AudienceKind.Tag when month.Count(other => other.Audience == AudienceKind.All || other.TagId == broadcast.TagId) >= AMonthToEach =>
                UsedUp(at, "这个标签的粉丝当月已收到 4 次群发"),
            _ => null,
        };
    }

    /// <summary>Whether such a broadcast could go out at that moment, before there is one.</summary>
    /// <returns>Null when it could.</returns>
    public Task<Refusal?> ProblemAsync(string account, string audience, long? tagId, long atMs, CancellationToken cancellation)
    {
        var planned = new Broadcast { Account = account, State = BroadcastState.Draft, Kind = "", Title = "", Audience = audience, TagId = tagId, ContentHash = "" };
        return database.ReadAsync(session => ProblemAsync(session, planned, atMs), cancellation);
    }

    private async Task<QuotaView> ShowAsync(DbSession session, WeChatAccount account)
    {
        var now = clock.GetUtcNow().ToOffset(China);
        var subscription = account.Kind == Subscription;
        bool Counts(Broadcast sent) => subscription || sent.Audience == AudienceKind.All;
        var today = (await CountingAsync(session, account, DayOf(now))).Count(Counts);
        var month = (await CountingAsync(session, account, MonthOf(now))).Count(Counts);
        var monthly = subscription ? DateTime.DaysInMonth(now.Year, now.Month) : AMonthToEach;
        var leftToday = Math.Max(0, ADay - today);
        var leftInMonth = subscription ? leftToday + monthly - now.Day : Math.Max(0, AMonthToEach - month);
        return new QuotaView(
            account.Slug, account.Kind,
            new QuotaSpan(ADay, today, Math.Min(leftToday, leftInMonth)),
            new QuotaSpan(monthly, month, leftInMonth),
            subscription
                ? "订阅号每天 1 次（全部或一个标签），含在公众平台上手工发的。"
                : "服务号每位粉丝每月最多收到 4 次；发给全部每天 1 次，含在公众平台上手工发的。");
    }

    // What certainly was not taken counts for nothing.
    private static async Task<IReadOnlyList<Broadcast>> CountingAsync(DbSession session, WeChatAccount account, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        var counting = new List<Broadcast>();
        foreach (var sent in await BroadcastStore.CountingAsync(
            session, account.Slug, span.From.ToUnixTimeMilliseconds(), span.Until.ToUnixTimeMilliseconds()))
        {
            if (sent.State is not (BroadcastState.Failed or BroadcastState.Cancelled)
                || (await BroadcastPartStore.ListAsync(session, sent.Id)).Any(static part => part.MsgId.Length > 0 || part.FirstAttemptMs is not null))
            {
                counting.Add(sent);
            }
        }

        return counting;
    }

    private static List<Broadcast> Others(IEnumerable<Broadcast> counting, Broadcast broadcast) =>
        [.. counting.Where(other => other.Id != broadcast.Id)];

    private static (DateTimeOffset From, DateTimeOffset Until) DayOf(DateTimeOffset at)
    {
        var from = new DateTimeOffset(at.Date, China);
        return (from, from.AddDays(1));
    }

    private static (DateTimeOffset From, DateTimeOffset Until) MonthOf(DateTimeOffset at)
    {
        var from = new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, China);
        return (from, from.AddMonths(1));
    }

    private static Refusal UsedUp(DateTimeOffset at, string why) =>
        Refusal.Conflict(BroadcastRefusals.QuotaUsedUpCode, $"{at:M 月 d 日}不能再群发：{why}。请改天发送，或取消已有的安排。");

    /// <summary>How many mass messages followers may still get, which is another thing than the calls of the day.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var account in accounts.All)
        {
            var left = await ShowAsync(account, cancellation);
            findings.Add(new Finding(
                Name, FindingLevel.Fine,
                $"账号 {account.Slug}，粉丝还能收到的群发：今天 {left.Today.Left} 次，本月 {left.Month.Left} 次。{left.Rule}"));
        }

        return findings;
    }
}

/// <summary>What is left of an account's sends, by this product's own count; days and months are China's.</summary>
/// <param name="Kind"><c>subscription</c> or <c>service</c>.</param>
/// <param name="Today">Sends to everybody.</param>
/// <param name="Month">Sends to everybody; of a service account each follower gets at most so many.</param>
/// <param name="Rule">The platform's rule in a sentence.</param>
public sealed record QuotaView(string Account, string Kind, QuotaSpan Today, QuotaSpan Month, string Rule);

/// <summary>Sends to everybody in a day or month.</summary>
public sealed record QuotaSpan(int Limit, int Used, int Left);
