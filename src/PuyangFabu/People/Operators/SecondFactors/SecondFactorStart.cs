namespace PuyangFabu.People.Operators.SecondFactors;

/// <summary>What an authenticator app needs.</summary>
/// <param name="Secret">The key in Base32, to be typed where no camera is.</param>
/// <param name="Uri">The same as <c>otpauth://</c> address, for the QR code.</param>
public sealed record SecondFactorStart(string Secret, string Uri)
{
    /// <summary>Never the key.</summary>
    public override string ToString() => nameof(SecondFactorStart);
}
