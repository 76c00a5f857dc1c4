using PuyangFabu.Foundation.Storage;

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

/// <summary>A sign-in as its owner sees it.</summary>
public sealed record SessionItem
{
    public required long Id { get; init; }

    /// <summary>The one that asks.</summary>
    public required bool Current { get; init; }

    /// <summary><c>api</c> or <c>console</c>.</summary>
    public required string Kind { get; init; }

    public required string Address { get; init; }

    public required string Client { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static SessionItem Of(OperatorSession row, long? current) => new()
    {
        Id = row.Id,
        Current = row.Id == current,
        Kind = row.Kind,
        Address = row.Address,
        Client = row.Client,
        CreatedAt = UnixMilliseconds.ToChinaTime(row.CreatedMs),
        LastUsedAt = UnixMilliseconds.ToChinaTime(row.LastUsedMs),
        ExpiresAt = UnixMilliseconds.ToChinaTime(row.ExpiresMs),
    };
}

/// <summary>What a session is good for, as stored: a token for the API is no cookie for the console, nor the other way round.</summary>
public static class SessionKind
{
    public const string Api = "api";
    public const string Console = "console";
}
