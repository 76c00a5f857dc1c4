namespace PuyangFabu.Foundation.Storage;

/// <summary>Something kept in memory that must follow the stored content: search index, reply rules, board pages.</summary>
public interface IContentChangeListener
{
    /// <summary>Above that of every listener it reads; registering it earlier or later changes nothing.</summary>
    ContentListenerRank Rank => ContentListenerRank.Source;

    /// <summary>Applies changes in their order; called by one caller at a time. May be called again for changes it has seen.</summary>
    Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation);

    /// <summary>Takes everything from the store anew: changes that it was not told of are no longer kept.</summary>
    Task ReloadAsync(CancellationToken cancellation);
}
