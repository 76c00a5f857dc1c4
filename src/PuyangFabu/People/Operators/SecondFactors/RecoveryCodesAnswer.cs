namespace PuyangFabu.People.Operators.SecondFactors;

/// <summary>Codes for the day on which the authenticator app is lost; each is good for one sign-in. Told once.</summary>
public sealed record RecoveryCodesAnswer(IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>Never the codes.</summary>
    public override string ToString() => nameof(RecoveryCodesAnswer);
}
