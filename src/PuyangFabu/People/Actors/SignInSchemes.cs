namespace PuyangFabu.People.Actors;

/// <summary>
/// The two ways to prove who one is. <see cref="PermissionPolicies.Scheme"/> chooses between them by the path, so that no
/// cookie opens the API and no token the console.
/// </summary>
public static class SignInSchemes
{
    public const string Bearer = "bearer";
    public const string Cookie = "cookie";
}
