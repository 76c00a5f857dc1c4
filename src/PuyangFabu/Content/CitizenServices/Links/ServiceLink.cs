namespace PuyangFabu.Content.CitizenServices.Links;

/// <summary>What came of trying a service's address.</summary>
public sealed record ServiceLink
{
    /// <summary>A neighbour that fails once may only be restarting.</summary>
    public const int Named = 2;

    public required long ServiceId { get; init; }

    public required string Url { get; init; }

    public required long CheckedMs { get; init; }

    /// <summary>Why it does not open, in Chinese; empty when it does.</summary>
    public string Problem { get; init; } = "";

    /// <summary>How often it failed in a row.</summary>
    public long Failures { get; init; }

    /// <summary>When it first failed; 0 when it does not.</summary>
    public long SinceMs { get; init; }

    public bool IsDead => Failures >= Named;
}
