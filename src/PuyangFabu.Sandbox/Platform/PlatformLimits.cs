namespace PuyangFabu.Sandbox.Platform;

/// <summary>How long things take on the platform and whether it counts; tests shorten and lift these.</summary>
public sealed record PlatformLimits
{
    /// <summary>
    /// A <c>clientmsgid</c> that was named less than this long ago answers 45066; afterwards an accepted one
    /// answers 45065. Zero leaves 45066 out.
    /// </summary>
    public TimeSpan ClientMsgIdPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an accepted key, or the digest that stands for a missing one, is remembered.</summary>
    public TimeSpan ClientMsgIdMemory { get; init; } = TimeSpan.FromHours(24);

    /// <summary>From the acceptance of a mass send or a publication to its end.</summary>
    public TimeSpan FinishAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the administrator may stay silent before a protected send fails.</summary>
    public TimeSpan AdministratorPatience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>False lifts every quota by minute, day and month, for tests that send hundreds of times.</summary>
    public bool Quotas { get; init; } = true;
}
