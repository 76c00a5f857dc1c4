using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>What a program gets for signing in.</summary>
public sealed record SessionAnswer
{
    /// <summary>For the header <c>Authorization: Bearer</c>; shown once.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The end in any case; without a call for a while the session ends earlier.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required int IdleMinutes { get; init; }

    /// <summary>The password was set by somebody else or is too old; see also <see cref="PasswordChangeEnforced"/>.</summary>
    public required bool MustChangePassword { get; init; }

    /// <summary>Until the password is changed, everything else is refused with 403 <c>passwordChangeRequired</c>.</summary>
    public required bool PasswordChangeEnforced { get; init; }

    public required bool SecondFactorEnrolled { get; init; }

    /// <summary>Until a second factor is enrolled, everything else is refused with 403 <c>secondFactorRequired</c>.</summary>
    public required bool SecondFactorRequired { get; init; }

    /// <summary>Recovery codes not yet used.</summary>
    public required int RecoveryCodesLeft { get; init; }

    public required OperatorItem Operator { get; init; }

    /// <summary>Never the token.</summary>
    public override string ToString() => nameof(SessionAnswer);
}

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

/// <summary>What a person types to sign in.</summary>
public sealed record SignInInput
{
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Six digits of the authenticator app, or a recovery code; only for those who enrolled a second factor.</summary>
    public string? Code { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => nameof(SignInInput);
}

/// <summary>A new session.</summary>
/// <param name="Token">Shown once; only its hash is kept.</param>
public sealed record SignedIn(Operator Operator, long SessionId, string Token, long ExpiresMs);
