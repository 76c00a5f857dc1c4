namespace PuyangFabu.Accounts.Followers;

/// <summary>A tag of an account, as WeChat last told.</summary>
/// <param name="Id">WeChat's; below 100 the tags of the system, which nobody can change.</param>
/// <param name="Members">Followers that have it.</param>
public sealed record FollowerTag(long Id, string Name, long Members);
