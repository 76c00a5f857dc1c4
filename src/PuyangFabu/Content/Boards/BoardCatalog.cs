using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Boards;

/// <summary>The boards in memory: there are a few dozen, and every reply and page needs them.</summary>
public sealed class BoardCatalog(BoardStore store) : IContentChangeListener
{
    private volatile BoardTree current = BoardTree.Empty;

    public BoardTree Current => current;

    public async Task LoadAsync(CancellationToken cancellation) => current = new BoardTree(await store.ListAsync(cancellation));

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.Board) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);
}
