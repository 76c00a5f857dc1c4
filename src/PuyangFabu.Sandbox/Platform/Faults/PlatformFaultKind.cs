namespace PuyangFabu.Sandbox.Platform.Faults;

/// <summary>What the platform can be made to do wrong.</summary>
public enum PlatformFaultKind
{
    /// <summary>The connection is closed, nothing happened.</summary>
    NoAnswerBefore,

    /// <summary>The connection is closed after the call took effect.</summary>
    NoAnswerAfter,

    /// <summary>
    /// The call is handled <see cref="PlatformFault.Milliseconds"/> late, also when the caller has gone away by
    /// then; with <see cref="PlatformFault.AfterEffect"/> only its answer is late.
    /// </summary>
    Slow,

    /// <summary>Status 200 with a text that is no JSON.</summary>
    NotJson,

    /// <summary>Status 502 with an HTML page.</summary>
    BadGateway,

    /// <summary>-1.</summary>
    Busy,

    /// <summary>All tokens end; this and the next calls with them answer 40001.</summary>
    TokenRevoked,

    /// <summary>All tokens end; this and the next calls with them answer 42001.</summary>
    TokenExpired,

    /// <summary>40164 with <see cref="PlatformFault.Ip"/>.</summary>
    IpRefused,

    /// <summary>45009.</summary>
    DailyQuotaUsed,

    /// <summary>45028; without a path for the next mass send.</summary>
    MassQuotaUsed,

    /// <summary>48001.</summary>
    NotAuthorized,

    /// <summary>45066 without any effect; without a path for the next mass send.</summary>
    RetriedTooFast,

    /// <summary>Any other code, <see cref="PlatformFault.Code"/>.</summary>
    Errcode,

    /// <summary>A mass send is accepted, and yet its first call answers 45065.</summary>
    AcceptedAsExisting,

    /// <summary>A mass send is accepted, and yet its first call answers 45066.</summary>
    AcceptedAsTooFast,

    /// <summary>A send to all waits for the administrator: 89504, then 89505.</summary>
    AdministratorConfirms,

    /// <summary>The finish event is delivered before the call is answered.</summary>
    FinishEarly,

    /// <summary>The finish comes <see cref="PlatformFault.Milliseconds"/> later than usual.</summary>
    FinishLate,

    /// <summary>The finish event is delivered twice.</summary>
    FinishTwice,

    /// <summary>The job ends, but no event tells it.</summary>
    FinishNever,

    /// <summary>The finish event names no article addresses.</summary>
    FinishWithoutUrls,

    /// <summary>The job ends as <c>send fail</c>.</summary>
    FinishFails,

    /// <summary>The job ends as <c>err(20001)</c>, or the code in <see cref="PlatformFault.Code"/>.</summary>
    FinishRefused,

    /// <summary>Tagging works for half of the openids: 45171 with <c>fail_openid_list</c>.</summary>
    PartialTagging,
}
