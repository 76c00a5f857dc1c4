using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>The services in memory, to be found by their name and the other words for them.</summary>
public sealed class CitizenServiceCatalog(CitizenServiceStore store, TimeProvider clock) : IContentChangeListener
{
    /// <summary>The name of all of them together.</summary>
    private const string AllOfThem = "便民服务";

    /// <summary>Whoever asks for more than this gets the page.</summary>
    private const int MostFound = 3;

    /// <summary>Within a longer text the word may be by the way (天气这么热，楼道的灯坏了也没有人修).</summary>
    private const int LongestQuestion = 20;

    /// <summary>In a longer question a word of two characters may be by the way too (社保局门口的路灯).</summary>
    private const int LongestForShortWord = 8;

    /// <summary>Words of fewer characters count in short questions alone.</summary>
    private const int ShortestInLong = 3;

    private volatile IReadOnlyList<Named> current = [];

    /// <summary>Those that are shown now, in the editors' order.</summary>
    public IEnumerable<CitizenService> Shown => ShownAt(clock.NowMs()).Select(static named => named.Service);

    public async Task LoadAsync(CancellationToken cancellation) => current = [.. (await store.ListAsync(cancellation)).Select(static service => new Named(service))];

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.CitizenService) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>The services that a question names: by the whole of one of their words, else by one that stands in it, the longest first; the first ones for the name of all. A part of one (清丰县 of 清丰县政府网站) names a unit sooner than a service.</summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the question.</param>
    public CitizenServiceFinding Find(string normalised)
    {
        var words = normalised.Trim('?', '!', '.', ',', '。', '、', ' ');
        if (words.Length == 0)
        {
            return CitizenServiceFinding.None;
        }

        // A name may end with a mark of its own.
        var bare = ExactForm.Bare(words).ToString();
        var shown = ShownAt(clock.NowMs()).ToList();
        if (bare == AllOfThem)
        {
            return Few(shown, asksForThem: true);
        }

        var whole = shown.Where(named => named.Words.Contains(words) || named.Words.Contains(bare)).ToList();
        if (whole.Count > 0)
        {
            return Few(whole, asksForThem: true);
        }

        var within = shown.Select(named => (named, Longest: Math.Max(named.LongestIn(words), named.LongestIn(bare)))).Where(static found => found.Longest > 0).OrderByDescending(static found => found.Longest).ToList();
        return within.Count == 0
            ? CitizenServiceFinding.None
            : Few(within.Where(found => found.Longest == within[0].Longest).Select(static found => found.named), asksForThem: bare.Length <= LongestQuestion);
    }

    private static CitizenServiceFinding Few(IEnumerable<Named> found, bool asksForThem) =>
        found.Take(MostFound).Select(static named => named.Service).ToList() is { Count: > 0 } few ? new(few, asksForThem) : CitizenServiceFinding.None;

    private IEnumerable<Named> ShownAt(long nowMs) => current.Where(named => named.Service.IsShownAt(nowMs));

    private sealed class Named(CitizenService service)
    {
        public CitizenService Service { get; } = service;

        public IReadOnlyList<string> Words { get; } =
            [.. service.WordList.Prepend(service.Name).Select(SearchText.Normalize).Where(static word => word.Length > 1).Distinct(StringComparer.Ordinal)];

        public int LongestIn(string question) => Words
            .Where(word => (word.Length >= ShortestInLong || question.Length <= LongestForShortWord) && question.Contains(word, StringComparison.Ordinal))
            .Select(static word => word.Length).DefaultIfEmpty().Max();
    }
}

/// <summary>The services that some words name.</summary>
/// <param name="Services">A few.</param>
/// <param name="AsksForThem">The words are about them; false where they stand in a longer text that may be about something else.</param>
public sealed record CitizenServiceFinding(IReadOnlyList<CitizenService> Services, bool AsksForThem)
{
    public static CitizenServiceFinding None { get; } = new([], AsksForThem: false);
}
