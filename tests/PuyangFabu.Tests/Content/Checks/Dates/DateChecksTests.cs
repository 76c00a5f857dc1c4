using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Dates;

namespace PuyangFabu.Tests.Content.Checks.Dates;

/// <summary>Dates and weekdays; today is Monday 23 November 2026.</summary>
public sealed class DateChecksTests
{
    private static readonly WeekdayCheck Weekday = new();
    private static readonly ImpossibleDateCheck Impossible = new();

    [Theory]
    [InlineData("2026年11月23日（星期二）", "星期一")]
    [InlineData("2026年11月23日(周日)", "星期一")]
    [InlineData("２０２６年１１月２３日星期三", "星期一")]
    [InlineData("11月23日 周二", "星期一")]
    [InlineData("11月24日，礼拜天", "星期二")]
    [InlineData("26年11月23日（星期二）", "星期一")]
    [InlineData("2026-11-23 星期五", "星期一")]
    [InlineData("2026/11/23（周五）", "星期一")]
    [InlineData("1月3日（星期六）", "2027年1月3日是星期日")] // the January to come is nearer
    public void A_wrong_weekday_is_named_with_the_right_one(string text, string right)
    {
        var finding = Assert.Single(Weekday.Run(text));
        Assert.Equal((CheckRules.Weekday, FindingSeverity.Confirm), (finding.Rule, finding.Severity));
        Assert.Contains(right, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026年11月23日（星期一）")]
    [InlineData("11月23日周一")]
    [InlineData("2026年11月23日（本周一）")]
    [InlineData("自11月24日，周一至周五开放")]
    [InlineData("2016年6月28日（星期二）")]
    [InlineData("2016年的那个夏天，6月28日（星期二）")]
    [InlineData("2025年总结会定于12月1日（周二）")] // right this year
    [InlineData("2025年总结：12月1日（周一）")] // right in the year named before
    [InlineData("2026年11月23日周边道路")]
    [InlineData("2026年11月23日")]
    public void A_right_weekday_passes(string text) => Assert.Empty(Weekday.Run(text));

    [Fact]
    public void A_date_without_a_year_is_read_from_the_time_of_publishing()
    {
        var text = Checking.Body("6月28日（星期二）开通") with { PublishedMs = new DateTimeOffset(2016, 6, 20, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() };
        Assert.Empty(Weekday.Run(text));
        Assert.Single(Weekday.Run(text with { PublishedMs = null }));
    }

    [Fact]
    public void Every_day_of_ten_years_agrees_with_its_own_weekday_alone()
    {
        for (var day = new DateOnly(2020, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            var wrong = "日一二三四五六".Where(name => Weekday.Run($"{day.Year}年{day.Month}月{day.Day}日（星期{name}）").Count > 0).ToArray();
            Assert.Equal("日一二三四五六".Where((_, index) => index != (int)day.DayOfWeek), wrong);
        }
    }

    [Theory]
    [InlineData("2月30日")]
    [InlineData("2026年2月29日")]
    [InlineData("2月29日")] // the next is 2027's
    [InlineData("4月31日")]
    [InlineData("11月31日")]
    [InlineData("13月5日")]
    [InlineData("12月32日")]
    [InlineData("0月5日")]
    [InlineData("2026-02-30")]
    public void An_impossible_date_is_to_be_confirmed(string text)
    {
        var finding = Assert.Single(Impossible.Run($"截止{text}。"));
        Assert.Equal((CheckRules.ImpossibleDate, FindingSeverity.Confirm), (finding.Rule, finding.Severity));
    }

    [Theory]
    [InlineData("2028年2月29日")]
    [InlineData("2024年是闰年，2月29日")]
    [InlineData("农历2月30日")]
    [InlineData("2月28日")]
    [InlineData("12月31日")]
    [InlineData("3个月30日内")]
    [InlineData("编号2026-30-40")]
    [InlineData("版本2026.11.23.40")]
    public void A_possible_date_passes(string text) => Assert.Empty(Impossible.Run(text));
}
