using PuyangFabu.Content.Checks.Dates;
using PuyangFabu.Content.Checks.PersonalData;

namespace PuyangFabu.Tests.Content.Checks.PersonalData;

/// <summary>No finding carries on what it warns of.</summary>
public sealed class MaskingTests
{
    private const string Id = "11010519491231002X";

    [Fact]
    public void The_middle_of_a_number_is_starred()
    {
        Assert.Equal("手机138******78。", Assert.Single(new MobileNumberCheck().Run("手机13812345678。")).Excerpt);
        Assert.Equal("证件110*************2X。", Assert.Single(new IdCardCheck().Run($"证件{Id}。")).Excerpt);
        Assert.Equal("138 **** **78", Assert.Single(new MobileNumberCheck().Run("138 1234 5678")).Excerpt);
    }

    [Fact]
    public void Other_numbers_in_an_excerpt_are_starred_too()
    {
        var excerpt = Assert.Single(new WeekdayCheck().Run($"{Id}，2026年11月23日（星期二），13812345678")).Excerpt;
        Assert.DoesNotContain("1231", excerpt, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", excerpt, StringComparison.Ordinal);
        Assert.Contains("2026年11月23日(星期二)", excerpt.Replace('（', '(').Replace('）', ')'), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_with_a_slip_in_it_is_starred_as_well() =>
        Assert.DoesNotContain("19491231", Assert.Single(new MobileNumberCheck().Run("110105194912310021 13812345678")).Excerpt, StringComparison.Ordinal);

    [Fact]
    public void The_name_of_a_finding_stays_and_differs_by_place()
    {
        var first = Assert.Single(new MobileNumberCheck().Run("手机13812345678。"));
        var again = Assert.Single(new MobileNumberCheck().Run("手机13812345678。"));
        var moved = Assert.Single(new MobileNumberCheck().Run("新手机13812345678。"));
        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, moved.Id);
        Assert.Matches("^[0-9a-f]{24}$", first.Id);
    }

    [Fact]
    public void An_excerpt_does_not_cut_a_character_in_half()
    {
        var excerpt = Assert.Single(new MobileNumberCheck().Run($"{string.Concat(Enumerable.Repeat("😀", 20))}a13812345678{string.Concat(Enumerable.Repeat("😀", 20))}")).Excerpt;
        Assert.False(char.IsLowSurrogate(excerpt[0]));
        Assert.False(char.IsHighSurrogate(excerpt[^1]));
    }
}
