namespace PuyangFabu.Publishing.Publications;

/// <summary>Something that happened to a publication. Never changed.</summary>
public sealed record PublicationEvent
{
    public long PublicationId { get; init; }

    public long AtMs { get; init; }

    /// <summary>Name of a <see cref="PublicationAction"/> in camelCase.</summary>
    public required string Action { get; init; }

    public required string FromState { get; init; }

    public required string ToState { get; init; }

    public required string ContentHash { get; init; }

    public long? OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public string Comment { get; init; } = "";
}
