namespace PuyangFabu.Sandbox.Platform.Faults;

/// <summary>One fault that waits to be played.</summary>
public sealed record PlatformFault
{
    /// <summary>Set when it is queued.</summary>
    public long Id { get; init; }

    public required PlatformFaultKind Kind { get; init; }

    /// <summary>The call it waits for, e.g. <c>message/mass/sendall</c>, with or without <c>cgi-bin/</c>; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>How often it is still played; null until it is removed.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>For the kinds that wait.</summary>
    public int Milliseconds { get; init; } = 1000;

    /// <summary>For <see cref="PlatformFaultKind.IpRefused"/>: the address to put on the list.</summary>
    public string Ip { get; init; } = "203.0.113.9";

    /// <summary>For <see cref="PlatformFaultKind.Errcode"/> and <see cref="PlatformFaultKind.FinishRefused"/>.</summary>
    public int? Code { get; init; }

    /// <summary>For the kinds that only spoil the answer: whether the call takes effect before.</summary>
    public bool AfterEffect { get; init; }
}

/// <summary>Right before or right after the effect of a call; the answer has not left yet.</summary>
/// <param name="Account">Slug.</param>
/// <param name="Path">E.g. <c>cgi-bin/message/mass/sendall</c>.</param>
/// <param name="Before">True before the effect, false after it.</param>
/// <param name="Code">The errcode that will be answered, 0 for success; null before the effect.</param>
public sealed record PlatformMoment(string Account, string Path, bool Before, int? Code);
