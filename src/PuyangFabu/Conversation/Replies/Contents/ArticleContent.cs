namespace PuyangFabu.Conversation.Replies.Contents;

/// <summary>A published article, as a news card.</summary>
public sealed record ArticleContent(long ArticleId) : ReplyContent;
