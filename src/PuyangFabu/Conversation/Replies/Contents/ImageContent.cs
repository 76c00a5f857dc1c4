namespace PuyangFabu.Conversation.Replies.Contents;

/// <summary>A picture that WeChat already keeps.</summary>
public sealed record ImageContent(string MediaId) : ReplyContent;
