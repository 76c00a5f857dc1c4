namespace PuyangFabu.Followers.Tagging;

/// <summary>All tags of an account.</summary>
public sealed record FollowerTagList(IReadOnlyList<FollowerTag> Items);
