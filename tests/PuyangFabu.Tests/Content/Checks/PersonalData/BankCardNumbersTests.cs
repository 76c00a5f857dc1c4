using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.PersonalData;

namespace PuyangFabu.Tests.Content.Checks.PersonalData;

/// <summary>Bank card numbers; all of them made up, with a check digit computed here.</summary>
public sealed class BankCardNumbersTests
{
    private static readonly BankCardCheck Check = new();

    [Theory]
    [InlineData("622202123456789012", "")] // 19 digits
    [InlineData("621700123456789", "")] // 16
    [InlineData("411111111111111", "")]
    [InlineData("510510510510510", "")]
    [InlineData("955880123456789012", "")]
    [InlineData("621700123456789", " ")]
    [InlineData("621700123456789", "-")]
    [InlineData("622202123456789012", " ")]
    public void A_card_blocks(string withoutCheckDigit, string separator)
    {
        var number = string.Join(separator, WithCheckDigit(withoutCheckDigit).Chunk(4).Select(static group => new string(group)));
        var finding = Assert.Single(Check.Run($"账号：{number}，请核对。"));
        Assert.Equal((FindingSeverity.Block, new FindingPlace(1, 3, number.Length)), (finding.Severity, finding.Place));
    }

    [Fact]
    public void A_card_of_full_width_digits_blocks() =>
        Assert.Single(Check.Run(new string([.. WithCheckDigit("621700123456789").Select(static digit => (char)(digit - '0' + '０'))])));

    [Theory]
    [InlineData("6217001234567890")] // Luhn says no
    [InlineData("1234567812345670")] // Luhn says yes, no bank begins so
    [InlineData("62220212345678")] // too short
    [InlineData("2026-11-23 08:30")]
    public void What_is_no_card_passes(string number) => Assert.Empty(Check.Run($"编号{number}。"));

    [Fact]
    public void A_card_within_a_longer_run_passes() => Assert.Empty(Check.Run($"流水号00{WithCheckDigit("622202123456789012")}0000"));

    [Fact]
    public void Numbers_beside_a_card_do_not_hide_it()
    {
        var card = WithCheckDigit("621700123456789");
        Assert.Single(Check.Run($"2026 11 23 {card} 100 200"));
        Assert.Equal(2, Check.Run($"{card} {card}").Count);
    }

    [Fact]
    public void An_identity_card_that_also_passes_for_a_bank_card_is_named_once()
    {
        // 62 is Gansu and UnionPay; search a number that is both.
        var both = Enumerable.Range(0, 1000)
            .Select(static rest => $"62010219900101{rest:000}")
            .Select(static first => first + IdCardNumbers.CheckCharacterOf(first))
            .First(static number => BankCardNumbers.IsValid(number));
        Assert.Empty(Check.Run(both));
        Assert.Single(new IdCardCheck().Run(both));
    }

    [Fact]
    public void Every_number_has_one_right_check_digit() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true),
        Prop.ForAll(Gen.Choose(0, 999_999_999).ToArbitrary(), static rest =>
        {
            var first = $"622848{rest:000000000}";
            return Enumerable.Range(0, 10).Count(digit => BankCardNumbers.IsValid(string.Create(CultureInfo.InvariantCulture, $"{first}{digit}"))) == 1;
        }));

    private static string WithCheckDigit(string digits) =>
        Enumerable.Range(0, 10).Select(digit => string.Create(CultureInfo.InvariantCulture, $"{digits}{digit}")).Single(static number => Luhn(number));

    // Written another way than the product's, so that both must be right.
    private static bool Luhn(string number) => number.Reverse()
        .Select(static (digit, index) => (digit - '0') * ((index % 2) + 1))
        .Sum(static product => (product / 10) + (product % 10)) % 10 == 0;
}
