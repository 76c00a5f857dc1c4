namespace PuyangFabu.Publishing.Publications;

/// <summary>What WeChat reported of a publishing job; may come before the job's id is stored, twice, or never.</summary>
public sealed record PublishResult
{
    /// <summary>Slug.</summary>
    public required string Account { get; init; }

    public required string PublishId { get; init; }

    /// <summary>WeChat's <c>publish_status</c>.</summary>
    public required long Status { get; init; }

    public string WeChatArticleId { get; init; } = "";

    /// <summary>One a line.</summary>
    public string ArticleUrls { get; init; } = "";

    /// <summary>Numbers from 1 of the articles that did not pass, one a line.</summary>
    public string FailedIndexes { get; init; } = "";

    public long ReceivedMs { get; init; }
}
