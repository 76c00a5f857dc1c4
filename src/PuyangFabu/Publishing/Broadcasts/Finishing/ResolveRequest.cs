using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts.Finishing;

/// <summary>What a person found out about a broadcast whose result was unknown.</summary>
public sealed record ResolveRequest : MoveRequest
{
    public const string Sent = "sent";
    public const string NotSent = "notSent";

    /// <summary><see cref="Sent"/> or <see cref="NotSent"/>; the states <c>submitted</c>, <c>succeeded</c> and <c>failed</c> are understood too.</summary>
    public string? Outcome { get; init; }

    /// <summary>The job's id, where WeChat's console or a result shows it.</summary>
    public string? MsgId { get; init; }

    /// <summary>Which part, from 1; left out: all that are unknown.</summary>
    public int? Part { get; init; }
}
