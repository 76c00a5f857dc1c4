using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Directories;

/// <summary>The directory in memory, to be found by name: there are some hundred entries, and every question may name one.</summary>
public sealed class DirectoryCatalog(DirectoryStore store) : IContentChangeListener
{
    /// <summary>What more entries than this have in their name (濮阳市) names none of them.</summary>
    private const int MostFound = 3;

    /// <summary>A shorter part of a name (濮阳) says too little.</summary>
    private const int ShortestPart = 3;

    private volatile IReadOnlyList<Named> current = [];

    /// <summary>Every entry in the editors' order.</summary>
    public IEnumerable<DirectoryEntry> All => current.Select(static named => named.Entry);

    public async Task LoadAsync(CancellationToken cancellation) => current = [.. (await store.ListAsync(cancellation)).Select(static entry => new Named(entry))];

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.Directory) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>
    /// The entries that a question names: by the whole name first (清丰县, 清丰县的网站), else by a part of it (公安局), else within
    /// a question that may be about something else (清丰县今天停电吗).
    /// </summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the question.</param>
    public DirectoryFinding Find(string normalised)
    {
        var words = normalised.Trim('?', '!', '.', ',', '。', '、', ' ');
        var unit = UnitQuestion.UnitOf(words);
        string[] asked = unit == words ? [words] : [words, unit];
        return asked.Select(text => Called(name => name == text)).FirstOrDefault(static found => found.Count > 0) is { } called ? Few(called, asksForThem: true)
            : asked.Where(static text => text.Length >= ShortestPart).Select(text => Called(name => name.Contains(text, StringComparison.Ordinal)))
                .FirstOrDefault(static found => found.Count > 0) is { } partly ? Few(partly, asksForThem: true)
            : Few(Called(name => name.Length >= ShortestPart && words.Contains(name, StringComparison.Ordinal)), asksForThem: false);
    }

    private static DirectoryFinding Few(List<DirectoryEntry> found, bool asksForThem) =>
        found.Count is 0 or > MostFound ? DirectoryFinding.None : new DirectoryFinding(found, asksForThem);

    private List<DirectoryEntry> Called(Func<string, bool> isMeant) => [.. current.Where(entry => entry.Names.Any(isMeant)).Select(static entry => entry.Entry)];

    private sealed class Named(DirectoryEntry entry)
    {
        public DirectoryEntry Entry { get; } = entry;

        public IReadOnlyList<string> Names { get; } =
            [.. new[] { entry.Name, entry.AccountName }.Select(SearchText.Normalize).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
