namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>What the account noted about one follower.</summary>
internal sealed record FollowerRecord
{
    public string Remark { get; init; } = "";

    /// <summary>In the order in which they were given: conditional menus go by the last.</summary>
    public IReadOnlyList<int> Tags { get; init; } = [];

    public bool Blacklisted { get; init; }
}
