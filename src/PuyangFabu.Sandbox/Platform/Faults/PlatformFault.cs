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
