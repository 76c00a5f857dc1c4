namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>A tag as an operator writes it.</summary>
/// <param name="Name">At most 30 bytes.</param>
public sealed record TagInput(string? Name);

/// <summary>Followers to tag, or to take a tag from.</summary>
/// <param name="FollowerIds">Their codes, 1 to 1000.</param>
public sealed record TagMembersInput(IReadOnlyList<string>? FollowerIds);

/// <summary>What became of a change to the members of a tag.</summary>
/// <param name="Done">How many it worked for.</param>
/// <param name="FailedIds">Codes of those it did not work for.</param>
/// <param name="Problem">Who and why, in Chinese, a line for each reason; empty when it worked for all.</param>
public sealed record TagMembersResult(int Done, IReadOnlyList<string> FailedIds, string Problem);

/// <summary>The tags that one follower shall have, against those that were read.</summary>
/// <param name="Shown">Ids of the tags that the follower had when the person looked; what others changed since is left alone.</param>
/// <param name="Chosen">Ids of the tags that the follower shall have.</param>
public sealed record FollowerTagsInput(IReadOnlyCollection<long> Shown, IReadOnlyCollection<long> Chosen);
