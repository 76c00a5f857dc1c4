using System.Text;
using PuyangFabu.People.Operators.Identity;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>One-time codes against the vectors of RFC 6238 (appendix B, SHA-1) and RFC 4648 (section 10).</summary>
public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string eightDigits)
    {
        Assert.Equal(eightDigits, AuthenticatorApp.Code(Key, seconds / 30, 8));
        Assert.Equal(eightDigits[2..], Totp.CodeOf(Key, Totp.StepAt(seconds * 1000)));
    }

    [Theory]
    [InlineData("MY", "f")]
    [InlineData("MZXQ", "fo")]
    [InlineData("MZXW6", "foo")]
    [InlineData("MZXW6YQ", "foob")]
    [InlineData("MZXW6YTB", "fooba")]
    [InlineData("MZXW6YTBOI", "foobar")]
    public void Base32_is_that_of_the_standard(string text, string plain) => Assert.Equal(plain, Encoding.ASCII.GetString(Totp.KeyOf(text)));

    [Fact]
    public void A_code_is_right_one_step_early_and_late_and_never_twice()
    {
        const long now = 1_467_099_000_000;
        var step = Totp.StepAt(now);

        Assert.Equal(step - 1, Totp.StepOf(Key, Totp.CodeOf(Key, step - 1), now, 0));
        Assert.Equal(step + 1, Totp.StepOf(Key, Totp.CodeOf(Key, step + 1), now, 0));
        Assert.Null(Totp.StepOf(Key, Totp.CodeOf(Key, step - 2), now, 0));
        Assert.Null(Totp.StepOf(Key, Totp.CodeOf(Key, step + 2), now, 0));
        Assert.Null(Totp.StepOf(Key, Totp.CodeOf(Key, step), now, step));
        Assert.Null(Totp.StepOf(Key, "", now, 0));
    }
}
