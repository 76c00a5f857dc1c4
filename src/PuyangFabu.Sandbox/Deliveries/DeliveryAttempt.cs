namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>One request of a delivery, with the bytes both ways as the drawer shows them.</summary>
public sealed record DeliveryAttempt
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required AttemptState State { get; init; }

    /// <summary>From the start of the request to its answer, close or failure; null while it waits.</summary>
    public double? ElapsedMs { get; init; }

    /// <summary>Whether this attempt's answer is the one the follower got.</summary>
    public bool Won { get; init; }

    public required string RequestLine { get; init; }

    public required IReadOnlyList<HeaderLine> RequestHeaders { get; init; }

    public required string RequestBody { get; init; }

    public required int RequestBytes { get; init; }

    /// <summary>E.g. <c>HTTP/1.1 200 OK</c>; null without an answer.</summary>
    public string? StatusLine { get; init; }

    public IReadOnlyList<HeaderLine> ResponseHeaders { get; init; } = [];

    public string? ResponseBody { get; init; }

    public int? ResponseBytes { get; init; }

    /// <summary>The answer after decryption, when it was encrypted and could be opened.</summary>
    public string? ResponseInner { get; init; }

    /// <summary>Why it failed or was closed, in Chinese.</summary>
    public string? Trouble { get; init; }
}
