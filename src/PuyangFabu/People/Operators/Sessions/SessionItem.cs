using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Sessions;

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
