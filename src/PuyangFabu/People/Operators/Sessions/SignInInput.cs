namespace PuyangFabu.People.Operators.Sessions;

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
