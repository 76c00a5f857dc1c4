namespace PuyangFabu.WeChat.Api.Publishing;

/// <summary>Part of the list of what was published, the newest first.</summary>
public sealed record PublishedPage(int TotalCount, IReadOnlyList<PublishedItem> Items);
