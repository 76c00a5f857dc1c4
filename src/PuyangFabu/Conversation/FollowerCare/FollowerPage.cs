namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>A page of followers.</summary>
/// <param name="Total">How many follow the account now, whatever was looked for.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record FollowerPage(IReadOnlyList<FollowerView> Items, long Total, string? NextCursor);
