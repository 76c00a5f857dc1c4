namespace PuyangFabu.People.Operators;

/// <summary>Codes of what is refused to and about operators; programs know them.</summary>
public static class OperatorRefusals
{
    public const string OwnAccount = "ownAccount";
    public const string OwnRoles = "ownRoles";
    public const string OwnAppointment = "ownAppointment";
    public const string LastAdmin = "lastAdmin";
    public const string LastSecurity = "lastSecurity";
    public const string NothingWaiting = "nothingWaiting";
    public const string NotTheFirst = "notTheFirst";
    public const string UserNameTaken = "userNameTaken";
    public const string AlreadyEnrolled = "alreadyEnrolled";
    public const string NotEnrolled = "notEnrolled";

    /// <summary>The password was right, the second factor is asked for.</summary>
    public const string CodeRequired = "codeRequired";

    public const string CodeRefused = "codeRefused";
    public const string SignInRefused = "signInRefused";

    /// <summary>Too many sign in at this moment; nobody failed.</summary>
    public const string SignInBusy = "signInBusy";

    public const string TooManyFailures = "tooManyFailures";
    public const string TooManyTokens = "tooManyTokens";
    public const string AlreadyRevoked = "alreadyRevoked";
}
