using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>The approved texts in memory, whoever approved them on whichever node; before any was, those of the product.</summary>
public sealed class StandardTextBook(StandardRepliesStore store) : IContentChangeListener
{
    private volatile StandardTexts current = StandardTexts.Default;

    public StandardTexts Current => current;

    public async Task LoadAsync(CancellationToken cancellation) => current = (await store.InUseAsync(cancellation))?.Texts ?? StandardTexts.Default;

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.StandardReplies) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);
}
