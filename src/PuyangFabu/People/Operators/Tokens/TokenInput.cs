namespace PuyangFabu.People.Operators.Tokens;

/// <summary>A personal API token to make.</summary>
public sealed record TokenInput
{
    public string? Name { get; init; }

    /// <summary>Of <see cref="TokenScope"/>; each must hold something that the owner may do.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Within a year.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
