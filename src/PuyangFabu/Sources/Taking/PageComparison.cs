using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Sources.Taking;

/// <summary>What of a page's entries stands at an address that is not known of its source.</summary>
/// <param name="Known">Keys of the other entries.</param>
/// <param name="Entries">In the site's order.</param>
/// <param name="Shifting">The addresses are others at each reading: that must be looked after by a person.</param>
/// <param name="Doubtful">Titles come again with other addresses and other dates: nothing tells the new from what was there.</param>
internal sealed record PageComparison(IReadOnlySet<string> Known, IReadOnlyList<FreshEntry> Entries, bool Shifting, bool Doubtful)
{
    /// <summary>A single one that came again at another address was corrected, most likely.</summary>
    private const int FewestRepeated = 2;

    /// <summary>Fewer titles that come again with other dates (a weather report each day) say nothing of their addresses.</summary>
    private const int FewestTitles = 5;

    /// <summary>Where the site names no dates: a notice of the same title that was last shown longer ago was another one.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromDays(3);

    /// <param name="first">Nothing was read of the source before.</param>
    public static async Task<PageComparison> SortAsync(DbSession session, long sourceId, IReadOnlyList<SiteEntry> read, bool first, long nowMs)
    {
        var entries = read.DistinctBy(static entry => KeyOf(entry.Url)).ToList();
        var known = await SourceItemStore.KnownAsync(session, sourceId, [.. entries.Select(static entry => KeyOf(entry.Url))]);
        var fresh = entries.Where(entry => !known.Contains(KeyOf(entry.Url))).ToList();
        var titles = fresh.Select(static entry => entry.Title).ToHashSet(StringComparer.Ordinal);

        // What is still shown at its own address is another thing of the same title.
        var former = (await SourceItemStore.NewestOfTitlesAsync(session, sourceId, titles)).Where(item => !known.Contains(item.ItemKey)).ToLookup(static item => item.Title, StringComparer.Ordinal);
        List<FreshEntry> sorted = [.. fresh.Select(entry => new FreshEntry(entry, former[entry.Title].FirstOrDefault(item => IsSame(item, entry, nowMs))))];
        var repeated = sorted.Count(static entry => entry.Former is not null);
        var shifting = !first && repeated >= FewestRepeated && 2 * repeated >= sorted.Count;
        var doubtful = !first && !shifting && known.Count == 0 && titles.Count >= FewestTitles && 2 * titles.Count(former.Contains) >= titles.Count;
        return new PageComparison(known, sorted, shifting || doubtful, doubtful);
    }

    /// <summary>Tells an entry from all others of its source.</summary>
    public static string KeyOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 16));

    /// <summary>When it was published; now where that is not said, and where that would still be to come.</summary>
    public static long AtOf(SiteEntry entry, long nowMs) => Math.Min(entry.At?.ToUnixTimeMilliseconds() ?? nowMs, nowMs);

    private static bool IsSame(SourceItem item, SiteEntry entry, long nowMs) => entry.At is null
        ? !item.Dated && item.SeenMs >= nowMs - (long)Together.TotalMilliseconds
        : item.Dated && UnixMilliseconds.ToChinaTime(item.AtMs).Date == UnixMilliseconds.ToChinaTime(AtOf(entry, nowMs)).Date;
}

/// <param name="Former">The same thing, of the same day, at an address where the site shows it no more; null for what is new.</param>
internal sealed record FreshEntry(SiteEntry Entry, SourceItem? Former);
