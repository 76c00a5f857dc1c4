namespace PuyangFabu.WeChat.Api.Tags;

/// <summary>The tags of an account.</summary>
/// <param name="Unreadable">Entries that came broken and are left out: the list is not whole.</param>
public sealed record UserTagList(IReadOnlyList<UserTag> Items, int Unreadable = 0);
