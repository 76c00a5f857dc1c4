using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>Who I am, as the token at hand shows it.</summary>
public sealed record SelfAnswer
{
    public required OperatorItem Operator { get; init; }

    /// <summary>What the token at hand allows.</summary>
    public required IReadOnlyList<Permission> Permissions { get; init; }

    public required bool MustChangePassword { get; init; }

    public required bool SecondFactorEnrolled { get; init; }

    public required bool SecondFactorRequired { get; init; }

    /// <summary>Recovery codes not yet used.</summary>
    public required int RecoveryCodesLeft { get; init; }

    /// <summary>The sign-in before the present one.</summary>
    public DateTimeOffset? PreviousSignInAt { get; init; }

    public string? PreviousSignInAddress { get; init; }

    /// <summary>Null for a personal API token.</summary>
    public long? SessionId { get; init; }
}
