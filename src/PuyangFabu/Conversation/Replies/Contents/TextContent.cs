namespace PuyangFabu.Conversation.Replies.Contents;

/// <summary>A text; may hold <c>&lt;a href&gt;</c> links as WeChat shows them.</summary>
public sealed record TextContent(string Text) : ReplyContent;
