namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>The last messages between a follower and the account.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="RepliesLeft">How many messages may still be sent.</param>
/// <param name="RepliesUntil">Until when; null when none may be sent.</param>
/// <param name="Hint">The same in a sentence.</param>
public sealed record ConversationView(IReadOnlyList<ConversationItem> Items, int RepliesLeft, DateTimeOffset? RepliesUntil, string Hint);
