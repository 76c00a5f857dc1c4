namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>Followers to tag, or to take a tag from.</summary>
/// <param name="FollowerIds">Their codes, 1 to 1000.</param>
public sealed record TagMembersInput(IReadOnlyList<string>? FollowerIds);
