namespace PuyangFabu.Conversation.Replies.Contents;

/// <summary>The newest articles of a board.</summary>
/// <param name="Board">The board's slug.</param>
public sealed record BoardContent(string Board) : ReplyContent;
