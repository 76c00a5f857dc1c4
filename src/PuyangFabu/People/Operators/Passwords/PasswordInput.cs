namespace PuyangFabu.People.Operators.Passwords;

/// <summary>A change of one's own password.</summary>
public sealed record PasswordInput
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }

    /// <summary>Never the passwords.</summary>
    public override string ToString() => nameof(PasswordInput);
}
