using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Fewer titles that come again (a weather report each day) say nothing of their addresses.</summary>
    private const int FewestShifting = 5;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan NewAtFirst = TimeSpan.FromDays(7);
    private static readonly TimeSpan Together = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

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
            var after = After(source, seen, strange, SiteReading.Failed(strange.Problem!), [], clock.NowMs());
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

        var entries = reading.Entries.DistinctBy(static entry => KeyOf(entry.Url)).ToList();
        var keys = entries.Select(static entry => KeyOf(entry.Url)).ToList();
        var known = await SourceItemStore.KnownAsync(session, source.Id, keys);
        var fresh = entries.Where(entry => !known.Contains(KeyOf(entry.Url))).ToList();

        // Of entries whose addresses are others at each reading drafts without end would be made. Those of a site that was rebuilt are known the next time.
        var shifting = seen.GoodMs > 0 && known.Count == 0 && await AreKnownByTitleAsync(session, source.Id, entries);
        var after = After(current, seen, page, shifting ? SiteReading.Failed("条目的网址每次都不一样，请核对") : reading, shifting ? [] : fresh, nowMs);
        if (!await SourceStateStore.EndAsync(session, after, leaseMs))
        {
            return;
        }

        await SourceItemStore.SeenAsync(session, source.Id, [.. known], nowMs);

        // Sites put the newest first; what came first is to stand before it.
        foreach (var (place, entry) in fresh.Index().Reverse())
        {
            var old = shifting || (seen.GoodMs == 0 && (place >= MostAtFirst || AtOf(entry, nowMs) < nowMs - NewAtFirst.TotalMilliseconds));
            await AddAsync(session, current, entry, old, nowMs);
        }
    }

    private static async Task<bool> AreKnownByTitleAsync(DbSession session, long sourceId, List<SiteEntry> entries)
    {
        var titles = entries.Select(static entry => entry.Title).ToHashSet(StringComparer.Ordinal);
        return titles.Count >= FewestShifting && 2 * await SourceItemStore.CountTitlesAsync(session, sourceId, titles) >= titles.Count;
    }

    private static async Task AddAsync(DbSession session, NewsSource source, SiteEntry entry, bool old, long nowMs)
    {
        var item = new SourceItem
        {
            SourceId = source.Id,
            ItemKey = KeyOf(entry.Url),
            Title = entry.Title,
            TitleKey = TitleKeyOf(entry.Title),
            Url = entry.Url,
            Author = entry.Author,
            AtMs = AtOf(entry, nowMs),
            Dated = entry.At is not null,
            FoundMs = nowMs,
            SeenMs = nowMs,
            State = old ? SourceItemState.Old : source.Listed ? SourceItemState.Listed : SourceItemState.Waiting,
        };
        var span = (long)Together.TotalMilliseconds;
        if (!old && item.TitleKey.Length > 0 && await SourceItemStore.FirstOfTitleAsync(session, source.Id, item.TitleKey, item.AtMs - span, item.AtMs + span) is { } first)
        {
            // A text that may be shown here is worth more than a title that is listed already.
            var same = source.Listed || first.State != SourceItemState.Listed;
            item = item with { SameAs = first.Id, State = same ? SourceItemState.Repeat : item.State };
        }

        // Of a double, or of one of long ago, somebody may still want a draft.
        await SourceItemStore.InsertAsync(session, source.MayHoldText ? item with { Body = entry.Body } : item);
    }

    private static SourceState After(NewsSource source, SourceState seen, FetchedPage page, SiteReading reading, List<SiteEntry> fresh, long nowMs)
    {
        var failed = reading.Problem is not null;
        var moved = page.MovedTo.Length > 0;
        var failures = failed ? seen.Failures + 1 : 0;
        var usualMs = source.IntervalMinutes * 60_000L;
        var pauseMs = Math.Max(usualMs, Math.Min(usualMs << (int)Math.Clamp(failures - 1, 0, MostDoublings), (long)LongestPause.TotalMilliseconds));
        var askedMs = (long)(page.RetryAfter ?? TimeSpan.Zero).TotalMilliseconds;
        var keepsMarks = page.NotModified || page.Problem is not null;
        return seen with
        {
            DueMs = nowMs + Math.Max(askedMs, pauseMs),

            // Of a page that could not be made sense of, the same again is no good news.
            Etag = keepsMarks ? seen.Etag : failed ? "" : page.Etag,
            LastModified = keepsMarks ? seen.LastModified : failed ? "" : page.LastModified,
            CheckedMs = nowMs,
            GoodMs = failed ? seen.GoodMs : nowMs,
            NewestMs = fresh.Count > 0 ? Math.Max(seen.NewestMs, seen.GoodMs == 0 ? fresh.Max(entry => AtOf(entry, nowMs)) : nowMs) : seen.NewestMs,
            Failures = failures,
            SinceMs = !failed && !moved ? 0 : seen.SinceMs > 0 && (failed || seen.MovedTo == page.MovedTo) ? seen.SinceMs : nowMs,
            Problem = reading.Problem ?? "",
            MovedTo = page.MovedTo,
        };
    }

    private static long AtOf(SiteEntry entry, long nowMs) => Math.Min(entry.At?.ToUnixTimeMilliseconds() ?? nowMs, nowMs);

    private static string KeyOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 16));

    private static string TitleKeyOf(string title) =>
        string.Concat(SearchText.Normalize(title).Where(char.IsLetterOrDigit)) is { Length: >= ShortestTitle } key ? key : "";
}
