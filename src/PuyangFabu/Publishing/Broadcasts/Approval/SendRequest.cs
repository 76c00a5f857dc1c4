using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts.Approval;

/// <summary>When an approved broadcast is to go out.</summary>
public sealed record SendRequest : MoveRequest
{
    /// <summary>ISO 8601; left out: now.</summary>
    public string? ScheduledAt { get; init; }
}
