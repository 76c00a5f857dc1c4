namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>What became of a change to the members of a tag.</summary>
/// <param name="Done">How many it worked for.</param>
/// <param name="FailedIds">Codes of those it did not work for.</param>
/// <param name="Problem">Who and why, in Chinese, a line for each reason; empty when it worked for all.</param>
public sealed record TagMembersResult(int Done, IReadOnlyList<string> FailedIds, string Problem);
