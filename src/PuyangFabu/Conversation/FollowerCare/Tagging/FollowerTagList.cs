using PuyangFabu.Accounts.Followers;

namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>All tags of an account.</summary>
public sealed record FollowerTagList(IReadOnlyList<FollowerTag> Items);
