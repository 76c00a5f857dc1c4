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

/// <summary>One entry of the change feed: this thing is not what it was.</summary>
public sealed record ContentChange
{
    public required long Sequence { get; init; }

    /// <summary>One of <see cref="ContentKind"/>.</summary>
    public required string Kind { get; init; }

    public required long EntityId { get; init; }
}

/// <summary>
/// When a listener hears of a change: those of a rank hear of it when everybody of the ranks before has taken it. Within a
/// rank the order says nothing, for none of them reads another.
/// </summary>
public enum ContentListenerRank
{
    /// <summary>Reads nothing but the store.</summary>
    Source,

    /// <summary>Is made of the store and of sources.</summary>
    Derived,

    /// <summary>Keeps what it made of those that are derived: ready answers.</summary>
    Answers,
}
