namespace PuyangFabu.Site.Feeds;

/// <summary>An article in a feed.</summary>
public sealed record AtomEntry
{
    /// <summary>Absolute address of the article; also the entry's id.</summary>
    public required string Address { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>May be empty: the feed's author stands for it.</summary>
    public required string Author { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required long PublishedMs { get; init; }

    public required long UpdatedMs { get; init; }
}
