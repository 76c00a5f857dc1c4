namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Something that happened to a broadcast, for its timeline.</summary>
public sealed record BroadcastEvent
{
    public long Id { get; init; }

    public required long BroadcastId { get; init; }

    public required long AtMs { get; init; }

    /// <summary>In camelCase, one of <see cref="BroadcastAction"/>.</summary>
    public required string Action { get; init; }

    public required string FromState { get; init; }

    public required string ToState { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Null for what the product did by itself.</summary>
    public long? OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public string Comment { get; init; } = "";
}
