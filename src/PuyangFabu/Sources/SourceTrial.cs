using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Sources.Fetching;
using PuyangFabu.Sources.Reading;

namespace PuyangFabu.Sources;

/// <summary>Shows what would be found on a site, without keeping anything of it.</summary>
public sealed class SourceTrial(PoliteFetch fetch, TimeProvider clock)
{
    /// <summary>What a site is told by nobody that it was read before, and answers that nothing was changed.</summary>
    internal const string UnaskedNotModified = "第一次读，对方却答“没有改动”（304），读不到内容";

    private const int MostShown = 20;

    private static readonly Refusal Busy = new(RefusalKind.TooOften, RefusalCodes.Busy, "正在读这个网站，或刚读过；为了不给对方添负担，请过几秒再试。") { RetryAfter = TimeSpan.FromSeconds(5) };

    public async Task<Outcome<SourceTrialResult>> RunAsync(NewsSourceInput input, CancellationToken cancellation)
    {
        var draft = NewsSourceReader.ReadTrial(input);
        if (draft.IsRefused)
        {
            return draft.Refusal;
        }

        if (await fetch.GetAsync(new Uri(draft.Value.Address), "", "", cancellation) is not { } page)
        {
            return Busy;
        }

        if (page.Problem is { } problem)
        {
            return Refusal.BadInput("address", problem);
        }

        if (page.NotModified)
        {
            return Refusal.BadInput("address", UnaskedNotModified);
        }

        var reading = Read(page, draft.Value, clock.GetUtcNow(), cancellation);
        return reading.Problem is { } wrong
            ? Refusal.BadInput(draft.Value.Form == SourceForm.List ? "itemSelector" : "address", wrong)
            : new SourceTrialResult(
                reading.Entries.Count,
                page.MovedTo,
                [.. reading.Entries.Take(MostShown).Select(static entry => new TriedEntry(
                    entry.Title, entry.Url, entry.Author, entry.At?.ToOffset(UnixMilliseconds.China), entry.Date.IsToCome, entry.Body.Length > 0))]);
    }

    /// <summary>The entries of a page, whichever of the two kinds it is; a page that takes too long has none.</summary>
    internal static SiteReading Read(FetchedPage page, NewsSource source, DateTimeOffset now, CancellationToken cancellation) => ReadingTime.Within(
        ReadingTime.Longest,
        time => source.Form == SourceForm.List ? ListPageReader.Read(page.Text, page.Address!, source, now, time) : FeedReader.Read(page.Text, page.Address!, now, time),
        SiteReading.TooSlow,
        cancellation);
}

/// <summary>What would be found.</summary>
/// <param name="Count">Of all entries.</param>
/// <param name="MovedTo">Where the site says that it has gone; empty when it has not.</param>
/// <param name="Entries">The first of them.</param>
public sealed record SourceTrialResult(int Count, string MovedTo, IReadOnlyList<TriedEntry> Entries);

/// <param name="At">Null where no date was found, or none that can be.</param>
/// <param name="InFuture">A date was found, and is still to come: nothing can have been published on it.</param>
/// <param name="HasText">The feed brings the text along.</param>
public sealed record TriedEntry(string Title, string Url, string Author, DateTimeOffset? At, bool InFuture, bool HasText);
