namespace PuyangFabu.WeChat.Api.Publishing;

/// <summary>State of a publishing job.</summary>
/// <param name="ArticleId">Once published.</param>
/// <param name="ArticleUrls">In the order of the articles; empty until published.</param>
/// <param name="FailedIndexes">Articles that failed the check, from 1.</param>
public sealed record PublishProgress(
    PublishStatus Status, string? ArticleId, IReadOnlyList<string> ArticleUrls, IReadOnlyList<int> FailedIndexes);
