using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;
using PuyangFabu.Sources;

namespace PuyangFabu.Site.Sources;

/// <summary>What was found on the city's sites and is listed with title and link: on a page of its own and beside what a search found.</summary>
public sealed class CityNewsAnswers(SourceNames names, SourceItemStore items, ListedItemSearch listed)
{
    /// <summary>Nobody reads on after this many pages.</summary>
    private const int MostPages = 50;

    /// <summary>Beside what a search found.</summary>
    private const int MostFound = 5;

    public async Task<PageAnswer> NewestAsync(string? page, CancellationToken cancellation)
    {
        var total = Math.Min(await items.CountListedAsync(cancellation), MostPages * PageNumbers.Size);
        return PageNumbers.Read(page, total) is { } numbers
            ? PageAnswer.Of<Pages.CityNewsPage>(new CityNewsModel(await EntriesAsync(await items.ListedAsync(numbers.Skip, PageNumbers.Size, cancellation), cancellation), numbers))
            : ErrorPages.NotFound();
    }

    /// <summary>The newest whose titles hold the words.</summary>
    public async Task<IReadOnlyList<CityNewsEntry>> FindAsync(string words, CancellationToken cancellation) =>
        await EntriesAsync([.. (await listed.FindAsync(words, MostFound, cancellation)).Select(static found => found.Item)], cancellation);

    private async Task<IReadOnlyList<CityNewsEntry>> EntriesAsync(IReadOnlyList<SourceItem> shown, CancellationToken cancellation)
    {
        if (shown.Count == 0)
        {
            return [];
        }

        var known = await names.ListAsync(cancellation);
        var doubles = (await items.DoublesOfAsync([.. shown.Select(static item => item.Id)], cancellation)).ToLookup(static item => item.SameAs);
        return
        [
            .. shown.Select(item => new CityNewsEntry(
                item, known.GetValueOrDefault(item.SourceId, ""),
                [.. doubles[item.Id].Where(other => other.SourceId != item.SourceId).Select(other => new CityNewsPlace(known.GetValueOrDefault(other.SourceId, ""), other.Url))])),
        ];
    }
}
