using PuyangFabu.Console.Frame;

namespace PuyangFabu.Console.SignIn;

/// <summary>The sign-in page: with name and password first, with the code alone once the password was right.</summary>
public sealed record SignInModel
{
    public string UserName { get; init; } = "";

    /// <summary>Where to go afterwards; a path of the console.</summary>
    public string Return { get; init; } = "";

    /// <summary>See <see cref="People.Operators.Sessions.SignInStep"/>; empty while name and password are asked for.</summary>
    public string Step { get; init; } = "";

    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Why one is here: signed out, session over.</summary>
    public string? Note { get; init; }
}
