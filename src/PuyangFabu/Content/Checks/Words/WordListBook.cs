using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>The word lists in memory, as the database has them, whoever changed them.</summary>
public sealed class WordListBook(WordListStore store) : IContentChangeListener
{
    private volatile CompiledWordLists current = CompiledWordLists.Empty;

    internal CompiledWordLists Current => current;

    public async Task LoadAsync(CancellationToken cancellation) =>
        current = new CompiledWordLists(await store.EnabledAsync(cancellation));

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.WordLists) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);
}
