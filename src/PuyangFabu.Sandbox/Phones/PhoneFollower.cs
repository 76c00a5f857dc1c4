namespace PuyangFabu.Sandbox.Phones;

/// <summary>One person with a phone.</summary>
internal sealed record PhoneFollower
{
    /// <summary>28 characters, own for each account and the same after a restart.</summary>
    public required string OpenId { get; init; }

    /// <summary>粉丝甲, 粉丝乙, …</summary>
    public required string Name { get; init; }

    /// <summary>The one character on the avatar.</summary>
    public required string Mark { get; init; }

    public bool Following { get; init; }

    /// <summary>Since when; null while not following.</summary>
    public DateTimeOffset? FollowedAt { get; init; }
}
