namespace PuyangFabu.People.Operators.SecondFactors;

/// <summary>What a person types about the second factor; which of both is needed depends on the call.</summary>
public sealed record SecondFactorInput
{
    public string? Password { get; init; }

    /// <summary>Of the authenticator app; to remove the second factor a recovery code does, too.</summary>
    public string? Code { get; init; }

    /// <summary>Never what was typed.</summary>
    public override string ToString() => nameof(SecondFactorInput);
}
