namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Something that a follower sent or did, or that was sent to the follower.</summary>
/// <param name="Direction"><c>in</c> from the follower, <c>out</c> to the follower.</param>
/// <param name="Kind">WeChat's MsgType, for an event <c>event:</c> and its name.</param>
/// <param name="Text">What was written, or in brackets what it is.</param>
/// <param name="State">One of <see cref="MessageState"/>; null for what the follower sent.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="OperatorName">Who sent it; null for what the follower sent.</param>
/// <param name="Problem">Why it failed or is unknown; null when there is nothing.</param>
public sealed record ConversationItem(
    DateTimeOffset At, string Direction, string Kind, string Text, string? State = null, string? StateName = null, string? OperatorName = null, string? Problem = null)
{
    /// <summary>What it held besides words: the file's id, the place; null when there is nothing.</summary>
    public ConversationContent? Content { get; init; }
}
