using System.Net;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>What one request came to.</summary>
internal sealed record AttemptResult
{
    public required AttemptState State { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public HttpStatusCode? Status { get; init; }

    public string? StatusLine { get; init; }

    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    public string? Trouble { get; init; }

    /// <summary>Any other status makes the platform try again.</summary>
    public bool IsAnswer => State == AttemptState.Answered && Status == HttpStatusCode.OK;
}
