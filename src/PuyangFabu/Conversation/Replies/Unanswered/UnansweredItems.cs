namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>A page of unanswered words.</summary>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record UnansweredItems(IReadOnlyList<UnansweredItem> Items, string? NextCursor);
