namespace PuyangFabu.Sandbox.Platform.Faults;

/// <summary>Which faults are played where.</summary>
internal static class FaultGroups
{
    /// <summary>Played at the door, for any call.</summary>
    public static readonly IReadOnlySet<PlatformFaultKind> OfCalls = new HashSet<PlatformFaultKind>
    {
        PlatformFaultKind.NoAnswerBefore,
        PlatformFaultKind.NoAnswerAfter,
        PlatformFaultKind.NotJson,
        PlatformFaultKind.BadGateway,
        PlatformFaultKind.Busy,
        PlatformFaultKind.TokenRevoked,
        PlatformFaultKind.TokenExpired,
        PlatformFaultKind.IpRefused,
        PlatformFaultKind.DailyQuotaUsed,
        PlatformFaultKind.MassQuotaUsed,
        PlatformFaultKind.NotAuthorized,
        PlatformFaultKind.RetriedTooFast,
        PlatformFaultKind.Errcode,
    };

    /// <summary>Where no call is named, these wait for one of <see cref="Sends"/>: others never answer so.</summary>
    public static readonly IReadOnlySet<PlatformFaultKind> OfSends = new HashSet<PlatformFaultKind>
    {
        PlatformFaultKind.MassQuotaUsed,
        PlatformFaultKind.RetriedTooFast,
    };

    public static readonly IReadOnlySet<string> Sends =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "message/mass/sendall", "message/mass/send" };

    /// <summary>Played when a mass send is accepted.</summary>
    public static readonly IReadOnlySet<PlatformFaultKind> Acceptance = new HashSet<PlatformFaultKind>
    {
        PlatformFaultKind.AcceptedAsExisting,
        PlatformFaultKind.AcceptedAsTooFast,
    };

    /// <summary>Kept for the end of a job; several go together.</summary>
    public static readonly IReadOnlyList<PlatformFaultKind> Finish =
    [
        PlatformFaultKind.FinishEarly,
        PlatformFaultKind.FinishLate,
        PlatformFaultKind.FinishTwice,
        PlatformFaultKind.FinishNever,
        PlatformFaultKind.FinishWithoutUrls,
        PlatformFaultKind.FinishFails,
        PlatformFaultKind.FinishRefused,
    ];
}
