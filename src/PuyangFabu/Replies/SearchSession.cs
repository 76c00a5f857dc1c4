namespace PuyangFabu.Replies;

/// <summary>A follower's last search, so that 更多 can go on.</summary>
public sealed record SearchSession
{
    public required string Query { get; init; }

    /// <summary>How many hits the follower has been shown.</summary>
    public required long NextOffset { get; init; }
}
