namespace PuyangFabu.Followers;

/// <summary>A person who follows, or once followed, an account.</summary>
public sealed record Follower
{
    public required string Account { get; init; }

    public required string OpenId { get; init; }

    public required bool Following { get; init; }

    public long? FollowedMs { get; init; }

    public long? UnfollowedMs { get; init; }

    /// <summary>Where the last follow came from: the parameter of a QR code, or empty.</summary>
    public string Scene { get; init; } = "";
}
