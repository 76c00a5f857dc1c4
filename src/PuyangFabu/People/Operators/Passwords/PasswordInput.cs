namespace PuyangFabu.People.Operators.Passwords;

/// <summary>A change of one's own password.</summary>
public sealed record PasswordInput
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }

    /// <summary>Never the passwords.</summary>
    public override string ToString() => nameof(PasswordInput);
}

/// <summary>A new password for somebody else.</summary>
public sealed record PasswordResetInput
{
    /// <summary>Null for a random one, which the answer tells once.</summary>
    public string? Password { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => nameof(PasswordResetInput);
}

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
