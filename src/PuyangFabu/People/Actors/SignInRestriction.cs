namespace PuyangFabu.People.Actors;

/// <summary>What must be done before anything else is allowed; the names are the codes of the refusals.</summary>
public static class SignInRestriction
{
    public const string Password = "passwordChangeRequired";
    public const string SecondFactor = "secondFactorRequired";
}
