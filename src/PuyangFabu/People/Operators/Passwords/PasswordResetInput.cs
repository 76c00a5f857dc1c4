namespace PuyangFabu.People.Operators.Passwords;

/// <summary>A new password for somebody else.</summary>
public sealed record PasswordResetInput
{
    /// <summary>Null for a random one, which the answer tells once.</summary>
    public string? Password { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => nameof(PasswordResetInput);
}
