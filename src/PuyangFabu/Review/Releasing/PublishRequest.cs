using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Releasing;

/// <summary>发布, at once or at a time.</summary>
public sealed record PublishRequest : MoveRequest
{
    /// <summary>ISO 8601, China's time without an offset; left out means now.</summary>
    public string? ScheduledAt { get; init; }
}
