namespace PuyangFabu.Replies;

/// <summary>A published article, as a news card.</summary>
public sealed record ArticleContent(long ArticleId) : ReplyContent;
