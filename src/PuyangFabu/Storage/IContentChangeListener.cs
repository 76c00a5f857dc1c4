namespace PuyangFabu.Storage;

/// <summary>Something kept in memory that must follow the stored content: search index, reply rules, board pages.</summary>
public interface IContentChangeListener
{
    /// <summary>Applies changes in their order; called by one caller at a time. May be called again for changes it has seen.</summary>
    Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation);
}
