using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Operators.Tokens;

/// <summary>A personal API token as stored: for scripts that work in somebody's name with a part of his rights.</summary>
public sealed record OperatorToken
{
    public long Id { get; init; }

    public required string TokenHash { get; init; }

    public required long OperatorId { get; init; }

    /// <summary>What the owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Names of <see cref="TokenScope"/> with blanks between them.</summary>
    public required string Scopes { get; init; }

    public required long CreatedMs { get; init; }

    public required long ExpiresMs { get; init; }

    /// <summary>To the minute; null before the first use.</summary>
    public long? LastUsedMs { get; init; }

    public long? RevokedMs { get; init; }
}

/// <summary>A personal API token as shown.</summary>
public sealed record TokenItem
{
    public required long Id { get; init; }

    public required long OperatorId { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>To the minute; null before the first use.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Neither revoked nor over; it is of use while its owner is enabled.</summary>
    public required bool Valid { get; init; }

    /// <summary>The token itself, told once when it is made.</summary>
    public string? Token { get; init; }

    public static TokenItem Of(OperatorToken row, long nowMs) => new()
    {
        Id = row.Id,
        OperatorId = row.OperatorId,
        Name = row.Name,
        Scopes = row.Scopes.Split(' '),
        CreatedAt = UnixMilliseconds.ToChinaTime(row.CreatedMs),
        ExpiresAt = UnixMilliseconds.ToChinaTime(row.ExpiresMs),
        LastUsedAt = row.LastUsedMs is { } used ? UnixMilliseconds.ToChinaTime(used) : null,
        RevokedAt = row.RevokedMs is { } revoked ? UnixMilliseconds.ToChinaTime(revoked) : null,
        Valid = row.RevokedMs is null && row.ExpiresMs > nowMs,
    };

    /// <summary>Never the token.</summary>
    public override string ToString() => $"{nameof(TokenItem)} {Id}";
}

/// <summary>A personal API token to make.</summary>
public sealed record TokenInput
{
    public string? Name { get; init; }

    /// <summary>Of <see cref="TokenScope"/>; each must hold something that the owner may do.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Within a year.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
