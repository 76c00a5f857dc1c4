namespace PuyangFabu.People.Actors;

/// <summary>Claim types that a sign-in, by token or by cookie, puts into the principal; the actor of a request is read from them.</summary>
public static class ActorClaims
{
    /// <summary>The operator's id, a decimal number.</summary>
    public const string OperatorId = "operator";

    public const string UserName = "user_name";
    public const string DisplayName = "display_name";

    /// <summary>One claim for each role.</summary>
    public const string Role = "role";

    /// <summary>One claim for each permission (<see cref="Actors.Permission"/> by name).</summary>
    public const string Permission = "permission";

    /// <summary>Id of the session; absent for a personal API token.</summary>
    public const string SessionId = "session";

    /// <summary>The token of a console session, inside the sealed cookie.</summary>
    public const string SessionToken = "session_token";

    /// <summary>IP address of the person's machine when a page of the console was asked for; for what goes on after the request.</summary>
    public const string Address = "address";

    /// <summary>What of the person's roles waits to be confirmed, as a sentence; absent when nothing waits.</summary>
    public const string Waiting = "waiting";

    /// <summary>What must be done before anything else is allowed (<see cref="SignInRestriction"/>); absent when nothing must.</summary>
    public const string Restriction = "restriction";
}
