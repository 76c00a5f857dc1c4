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
