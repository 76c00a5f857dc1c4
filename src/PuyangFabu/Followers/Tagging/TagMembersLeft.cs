using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Followers.Tagging;

/// <summary>Whom WeChat left out of a change to the members of a tag.</summary>
/// <param name="Problem">Why; null when nobody was left out.</param>
public sealed record TagMembersLeft(IReadOnlyList<string> OpenIds, ApiFailure? Problem)
{
    public static TagMembersLeft Nobody { get; } = new([], null);
}
