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

/// <summary>What an authenticator app needs.</summary>
/// <param name="Secret">The key in Base32, to be typed where no camera is.</param>
/// <param name="Uri">The same as <c>otpauth://</c> address, for the QR code.</param>
public sealed record SecondFactorStart(string Secret, string Uri)
{
    /// <summary>Never the key.</summary>
    public override string ToString() => nameof(SecondFactorStart);
}

/// <summary>Codes for the day on which the authenticator app is lost; each is good for one sign-in. Told once.</summary>
public sealed record RecoveryCodesAnswer(IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>Never the codes.</summary>
    public override string ToString() => nameof(RecoveryCodesAnswer);
}
