using PuyangFabu.Storage;
using PuyangFabu.Text;

namespace PuyangFabu.Directories;

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

    /// <summary>The entries that a question names: by the whole name first (清丰县), else by a part of it (公安局) or within the question (濮阳市公安局电话).</summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the question.</param>
    public IReadOnlyList<DirectoryEntry> Find(string normalised)
    {
        var words = normalised.Trim('?', '!', '.', ',', '。', '、', ' ');
        var named = current.Where(entry => entry.Names.Contains(words, StringComparer.Ordinal)).ToList();
        if (named.Count == 0 && words.Length >= ShortestPart)
        {
            named = [.. current.Where(entry => entry.Names.Any(name =>
                name.Contains(words, StringComparison.Ordinal) || (name.Length >= ShortestPart && words.Contains(name, StringComparison.Ordinal))))];
        }

        return named.Count > MostFound ? [] : [.. named.Select(static entry => entry.Entry)];
    }

    private sealed class Named(DirectoryEntry entry)
    {
        public DirectoryEntry Entry { get; } = entry;

        public IReadOnlyList<string> Names { get; } =
            [.. new[] { entry.Name, entry.AccountName }.Select(SearchText.Normalize).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
