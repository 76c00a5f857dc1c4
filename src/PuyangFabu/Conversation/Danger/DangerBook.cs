using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Danger;

/// <summary>The words of danger in memory, as the database has them, whoever changed them; before they are read, those of the product.</summary>
public sealed class DangerBook(DangerStore store) : IContentChangeListener
{
    private volatile DangerWords current = new(DangerDefaults.Groups);

    public DangerWords Current => current;

    public async Task LoadAsync(CancellationToken cancellation) => current = new DangerWords(await store.ListAsync(cancellation));

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.DangerWords) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);
}
