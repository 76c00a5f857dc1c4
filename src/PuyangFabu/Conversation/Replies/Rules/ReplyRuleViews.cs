namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>A page of reply rules.</summary>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record ReplyRuleViews(IReadOnlyList<ReplyRuleView> Items, string? NextCursor);
