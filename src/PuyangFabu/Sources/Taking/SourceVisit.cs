using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Sources.Fetching;
using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Sources.Taking;

/// <summary>Reads one source once: what is new becomes rows, in the transaction that also says how the source was found.</summary>
public sealed class SourceVisit(Database database, SourceStateStore states, PoliteFetch fetch, TimeProvider clock)
{
    /// <summary>Of a source that is read for the first time, no more becomes a draft or an entry.</summary>
    private const int MostAtFirst = 20;

    /// <summary>A shorter title (停水通知) says too little to be the same thing elsewhere.</summary>
    private const int ShortestTitle = 8;

    private const int MostDoublings = 4;

    /// <summary>
    /// So much of one source becomes drafts or entries on one day of China; no unit of a city publishes more, and whoever has taken over its
    /// site, or a program there that runs wild, could fill every list here. The others are kept for somebody to choose from.
    /// </summary>
    private const int MostADay = 50;

    private const string TooMany = "一天里新内容太多，没有取用";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan NewAtFirst = TimeSpan.FromDays(7);
    private static readonly TimeSpan Together = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Over a weekend.</summary>
    private static readonly TimeSpan FloodNamed = TimeSpan.FromDays(3);

    /// <returns>False when its host must be left alone for the moment.</returns>
    public async Task<bool> RunAsync(NewsSource source, SourceState seen, CancellationToken cancellation)
    {
        var leaseMs = clock.NowMs() + (long)Lease.TotalMilliseconds;
        if (!await states.ClaimAsync(seen, leaseMs, cancellation))
        {
            return true;
        }

        try
        {
            return await ReadAsync(source, seen, leaseMs, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Named, and tried more and more seldom, like any other failure; whoever asked for it writes it down.
            var strange = FetchedPage.Failed("读取时出错");
            var after = After(source, seen, strange, SiteReading.Failed(strange.Problem!), [], flooded: false, clock.NowMs());
            await database.WriteAsync(session => SourceStateStore.EndAsync(session, after, leaseMs), cancellation);
            throw;
        }
    }

    private async Task<bool> ReadAsync(NewsSource source, SourceState seen, long leaseMs, CancellationToken cancellation)
    {
        var page = await fetch.GetAsync(new Uri(source.Address), seen.Etag, seen.LastModified, cancellation);
        if (page is null)
        {
            await database.WriteAsync(session => SourceStateStore.EndAsync(session, seen, leaseMs), cancellation);
            return false;
        }

        var now = clock.GetUtcNow();
        var reading = page.Problem is { } problem ? SiteReading.Failed(problem)
            : page.NotModified && seen.Etag.Length + seen.LastModified.Length == 0 ? SiteReading.Failed(SourceTrial.UnaskedNotModified)
            : page.NotModified ? new SiteReading([], null)
            : SourceTrial.Read(page, source, now, cancellation);
        await database.WriteAsync(session => KeepAsync(session, source, seen, page, reading, leaseMs, now.ToUnixTimeMilliseconds()), cancellation);
        return true;
    }

    private static async Task KeepAsync(DbSession session, NewsSource source, SourceState seen, FetchedPage page, SiteReading reading, long leaseMs, long nowMs)
    {
        // One after the other: two nodes that find the same title at the same moment would each take it for the first.
        await ContentChangeStore.BeginAsync(session);
        if (await NewsSourceStore.FindAsync(session, source.Id) is not { } current || !current.ReadsAs(source))
        {
            return;
        }

        // An answer without entries, whatever it was, is no first reading.
        var first = seen.GoodMs == 0 || !await SourceItemStore.HasAnyAsync(session, source.Id);
        var fresh = await PageComparison.SortAsync(session, source.Id, reading.Entries, first, nowMs);
        List<FreshEntry> news = fresh.Doubtful ? [] : [.. fresh.Entries.Where(static entry => entry.Former is null)];
        var wanted = news.Where(entry => !first || PageComparison.AtOf(entry.Entry, nowMs) >= nowMs - NewAtFirst.TotalMilliseconds).ToList();
        var left = MostADay - (int)await SourceItemStore.CountTakenAsync(session, source.Id, DayOf(nowMs));
        var taken = wanted.Take(first ? Math.Min(left, MostAtFirst) : left).ToHashSet(ReferenceEqualityComparer.Instance);
        var flooded = !first && taken.Count < wanted.Count;

        // Of entries whose addresses are others at each reading drafts without end would be made. Those of a site that was rebuilt are known the next time.
        var after = After(current, seen, page, fresh.Shifting ? SiteReading.Failed("条目的网址每次都不一样，请核对") : reading, news, flooded, nowMs);
        if (!await SourceStateStore.EndAsync(session, after, leaseMs))
        {
            return;
        }

        await SourceItemStore.SeenAsync(session, source.Id, [.. fresh.Known], nowMs);

        // Sites put the newest first; what came first is to stand before it.
        foreach (var entry in fresh.Entries.Reverse())
        {
            await AddAsync(session, current, entry, old: !taken.Contains(entry), flooded && entry.Former is null ? TooMany : "", nowMs);
        }
    }

    /// <param name="note">Why it is not taken, where that is not that it is old.</param>
    private static async Task AddAsync(DbSession session, NewsSource source, FreshEntry fresh, bool old, string note, long nowMs)
    {
        var entry = fresh.Entry;
        var item = new SourceItem
        {
            SourceId = source.Id,
            ItemKey = PageComparison.KeyOf(entry.Url),
            Title = entry.Title,
            TitleKey = TitleKeyOf(entry.Title),
            Url = entry.Url,
            Author = entry.Author,
            AtMs = PageComparison.AtOf(entry, nowMs),
            Dated = entry.At is not null,
            FoundMs = nowMs,
            SeenMs = nowMs,
            State = fresh.Former is not null ? SourceItemState.Repeat : old ? SourceItemState.Old : source.Listed ? SourceItemState.Listed : SourceItemState.Waiting,
            SameAs = fresh.Former?.SameAs ?? fresh.Former?.Id,
            Note = old ? note : "",
        };
        var span = (long)Together.TotalMilliseconds;
        if (!old && item.TitleKey.Length > 0 && await SourceItemStore.FirstOfTitleAsync(session, source.Id, item.TitleKey, item.AtMs - span, item.AtMs + span) is { } first)
        {
            // A text that may be shown here is worth more than a title that is listed already.
            var same = source.Listed || first.State is not (SourceItemState.Listed or SourceItemState.Hidden);
            item = item with { SameAs = first.Id, State = same ? SourceItemState.Repeat : item.State };
        }

        // Of a double, or of one of long ago, somebody may still want a draft.
        await SourceItemStore.InsertAsync(session, source.MayHoldText ? item with { Body = entry.Body } : item);
    }

    private static SourceState After(NewsSource source, SourceState seen, FetchedPage page, SiteReading reading, List<FreshEntry> fresh, bool flooded, long nowMs)
    {
        var failed = reading.Problem is not null;
        var moved = page.MovedTo.Length > 0;
        var failures = failed ? seen.Failures + 1 : 0;
        var usualMs = source.IntervalMinutes * 60_000L;
        var pauseMs = Math.Max(usualMs, Math.Min(usualMs << (int)Math.Clamp(failures - 1, 0, MostDoublings), (long)LongestPause.TotalMilliseconds));
        var askedMs = (long)(page.RetryAfter ?? TimeSpan.Zero).TotalMilliseconds;
        var warned = seen is { Failures: 0, Problem.Length: > 0 };
        var warning = flooded ? $"一天里新内容超过 {MostADay} 条，其余的没有取用，请到“找到的内容”里核对"
            : warned && nowMs - seen.SinceMs < (long)FloodNamed.TotalMilliseconds ? seen.Problem
            : "";
        var keepsSince = seen.SinceMs > 0 && (failed ? !warned || seen.MovedTo.Length > 0 : moved ? seen.MovedTo == page.MovedTo : warned);
        var keepsMarks = page.NotModified || page.Problem is not null;
        return seen with
        {
            DueMs = nowMs + Math.Max(askedMs, pauseMs),

            // Of a page that could not be made sense of, the same again is no good news.
            Etag = keepsMarks ? seen.Etag : failed ? "" : page.Etag,
            LastModified = keepsMarks ? seen.LastModified : failed ? "" : page.LastModified,
            CheckedMs = nowMs,
            GoodMs = failed ? seen.GoodMs : nowMs,
            NewestMs = fresh.Count > 0 ? Math.Max(seen.NewestMs, seen.GoodMs == 0 ? fresh.Max(entry => PageComparison.AtOf(entry.Entry, nowMs)) : nowMs) : seen.NewestMs,
            Failures = failures,
            SinceMs = !failed && !moved && warning.Length == 0 ? 0 : keepsSince ? seen.SinceMs : nowMs,
            Problem = reading.Problem ?? warning,
            MovedTo = page.MovedTo,
        };
    }

    // When the day began in China.
    private static long DayOf(long nowMs)
    {
        var now = UnixMilliseconds.ToChinaTime(nowMs);
        return new DateTimeOffset(now.Date, now.Offset).ToUnixTimeMilliseconds();
    }

    private static string TitleKeyOf(string title) =>
        string.Concat(SearchText.Normalize(title).Where(char.IsLetterOrDigit)) is { Length: >= ShortestTitle } key ? key : "";
}
