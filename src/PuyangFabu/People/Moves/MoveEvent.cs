namespace PuyangFabu.People.Moves;

/// <summary>What a history keeps of a move, as far as the record needs it.</summary>
public interface IMoveEvent
{
    /// <summary>See <see cref="MoveCode"/>.</summary>
    string Action { get; }

    string ContentHash { get; }

    string Comment { get; }
}

/// <summary>Something that happened to a row, for its timeline. Never changed.</summary>
public sealed record MoveEvent : IMoveEvent
{
    public long Id { get; init; }

    /// <summary>Of the row that was moved.</summary>
    public required long SubjectId { get; init; }

    public required long AtMs { get; init; }

    public required string Action { get; init; }

    /// <summary>Empty for the first.</summary>
    public required string FromState { get; init; }

    public required string ToState { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Null for what the product did by itself.</summary>
    public long? OperatorId { get; init; }

    public required string OperatorName { get; init; }

    public string Comment { get; init; } = "";
}
