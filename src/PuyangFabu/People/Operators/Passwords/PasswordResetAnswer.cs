namespace PuyangFabu.People.Operators.Passwords;

/// <summary>What a reset came to.</summary>
public sealed record PasswordResetAnswer
{
    /// <summary>The random password, told this once; null when the caller chose one.</summary>
    public string? Password { get; init; }

    /// <summary>Always true: somebody else knows the password.</summary>
    public bool MustChangePassword { get; init; } = true;

    /// <summary>Never the password.</summary>
    public override string ToString() => nameof(PasswordResetAnswer);
}
