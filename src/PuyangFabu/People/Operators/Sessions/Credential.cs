using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>A valid token, and whose it is.</summary>
public sealed record Credential
{
    public required Operator Operator { get; init; }

    /// <summary>Null for a personal API token.</summary>
    public OperatorSession? Session { get; init; }

    /// <summary>What may be done with it.</summary>
    public required IReadOnlySet<Permission> Permissions { get; init; }

    /// <summary>What must be done before anything else, one of <see cref="SignInRestriction"/>; null when nothing must.</summary>
    public string? Restriction { get; init; }
}
