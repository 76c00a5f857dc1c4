namespace PuyangFabu.Content.Articles;

/// <summary>What a write of a public face tells of it.</summary>
internal sealed record ArticleFaceRow
{
    public long Id { get; init; }

    public long Revision { get; init; }

    public long? PublishedMs { get; init; }

    public string Status { get; init; } = "";

    public string ContentHash { get; init; } = "";
}
