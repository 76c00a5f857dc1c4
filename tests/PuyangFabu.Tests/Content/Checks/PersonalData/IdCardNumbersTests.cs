using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.PersonalData;

namespace PuyangFabu.Tests.Content.Checks.PersonalData;

/// <summary>Identity card numbers: the samples of GB 11643 and made-up ones.</summary>
public sealed class IdCardNumbersTests
{
    private static readonly IdCardCheck Check = new();

    [Theory]
    [InlineData("11010519491231002X")] // GB 11643-1999, appendix
    [InlineData("440524188001010014")] // the same
    [InlineData("11010519491231002x")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("110105 19491231 002X")]
    [InlineData("110105-19491231-002X")]
    [InlineData("110105\u200B19491231002X")] // an invisible character from copying
    [InlineData("110105491231002")] // the old form
    public void A_valid_number_blocks(string number)
    {
        var finding = Assert.Single(Check.Run($"申请人张某，身份证号{number}，已受理。"));
        Assert.Equal((CheckRules.IdCard, FindingSeverity.Block, "body"), (finding.Rule, finding.Severity, finding.Field));
        Assert.Equal(new FindingPlace(1, 10, number.Length), finding.Place);
    }

    [Theory]
    [InlineData("110105194912310021")] // wrong check character
    [InlineData("11010519490231002X")] // 31 February
    [InlineData("99010519491231002X")] // no such province
    [InlineData("1101051949123100")] // too short
    [InlineData("911010519491231002X")] // a digit before
    [InlineData("11010519491231002X1")] // a digit after
    [InlineData("11010519491231002XY")]
    [InlineData("110105491331002")] // month 13
    [InlineData("000105491231002")]
    public void What_is_no_valid_number_passes(string number) => Assert.Empty(Check.Run($"编号{number}。"));

    [Fact]
    public void Of_all_last_characters_exactly_one_is_right() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true),
        Prop.ForAll(Numbers().ToArbitrary(), static first17 =>
        {
            var right = IdCardNumbers.CheckCharacterOf(first17);
            return "0123456789x".All(last => IdCardNumbers.IsValid(first17 + last) == (last == right));
        }));

    [Fact]
    public void A_slip_in_one_digit_or_two_neighbours_swapped_is_noticed() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true),
        Prop.ForAll(Numbers().ToArbitrary(), Gen.Choose(14, 15).ToArbitrary(), static (first17, at) =>
        {
            var number = first17 + IdCardNumbers.CheckCharacterOf(first17);
            var slipped = number.ToCharArray();
            slipped[at] = slipped[at] == '9' ? '0' : (char)(slipped[at] + 1);
            var swapped = number.ToCharArray();
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            return !IdCardNumbers.IsValid(slipped) && (number[at] == number[at + 1] || !IdCardNumbers.IsValid(swapped));
        }));

    private static Gen<string> Numbers() =>
        from region in Gen.Elements("410901", "410928", "110105", "440524", "810000", "830000")
        from day in Gen.Choose(0, 50_000)
        from rest in Gen.Choose(0, 999)
        select region + new DateOnly(1900, 1, 1).AddDays(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + rest.ToString("000", CultureInfo.InvariantCulture);
}
