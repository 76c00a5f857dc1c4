namespace PuyangFabu.Review.Releasing;

/// <summary>An article that was chosen for WeChat: exactly the version that had passed the review at that moment.</summary>
public sealed record ChosenArticle
{
    public required long ArticleId { get; init; }

    public required long Version { get; init; }

    public required string ContentHash { get; init; }

    public required string Title { get; init; }
}
