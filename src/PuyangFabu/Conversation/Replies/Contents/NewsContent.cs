namespace PuyangFabu.Conversation.Replies.Contents;

/// <summary>A news card with a link of its own.</summary>
/// <param name="PicUrl">JPG or PNG, absolute; empty for a card without a picture.</param>
public sealed record NewsContent(string Title, string Description, string PicUrl, string Url) : ReplyContent;
