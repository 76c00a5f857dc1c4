namespace PuyangFabu.People.Operators.Sessions;

/// <summary>A sign-in that has not ended. Ending it removes the row: the record remembers it.</summary>
public sealed record OperatorSession
{
    public long Id { get; init; }

    public required string TokenHash { get; init; }

    public required long OperatorId { get; init; }

    /// <summary>The operator's stamp at sign-in; the session is dead when the operator has another one now.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>One of <see cref="SessionKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Address { get; init; }

    /// <summary>What the program or browser called itself; not to be trusted.</summary>
    public required string Client { get; init; }

    public required long CreatedMs { get; init; }

    /// <summary>To the minute.</summary>
    public required long LastUsedMs { get; init; }

    /// <summary>The end in any case; idling may end it earlier.</summary>
    public required long ExpiresMs { get; init; }
}
