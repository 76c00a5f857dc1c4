using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Tests.Foundation.Pages;

public sealed class ChinaTimeTests
{
    private static readonly long Launch = Ms(2016, 6, 28, 15, 30, 5);

    [Fact]
    public void Machines_get_the_offset_and_people_the_second()
    {
        Assert.Equal("2016-06-28T15:30:05+08:00", ChinaTime.Iso(Launch));
        Assert.Equal("2016年6月28日 15:30:05", ChinaTime.Full(Launch));
        Assert.Equal("2016年6月28日 15:30", ChinaTime.Minute(Launch));
    }

    [Theory]
    [InlineData(2016, 6, 28, "今天 15:30", "今天 15:30")]
    [InlineData(2016, 6, 29, "昨天 15:30", "昨天 15:30")]
    [InlineData(2016, 6, 27, "明天 15:30", "明天 15:30")]
    [InlineData(2016, 6, 30, "6月28日", "6月28日 15:30")]
    [InlineData(2016, 6, 26, "6月28日", "6月28日 15:30")]
    [InlineData(2017, 1, 1, "2016年6月28日", "2016年6月28日 15:30")]
    public void Lists_say_the_near_days_by_name_and_plans_always_their_clock(int year, int month, int day, string brief, string planned)
    {
        foreach (var now in new[] { Ms(year, month, day, 0, 0, 0), Ms(year, month, day, 23, 59, 59) })
        {
            Assert.Equal(brief, ChinaTime.Brief(Launch, now));
            Assert.Equal(planned, ChinaTime.BriefMinute(Launch, now));
        }
    }

    [Theory]
    [InlineData(27, "昨天")]
    [InlineData(28, "今天")]
    [InlineData(29, "明天")]
    [InlineData(20, "6月20日")]
    public void A_day_alone_has_no_clock(int day, string said)
    {
        var midnight = Ms(2016, 6, day, 0, 0, 0);
        Assert.True(ChinaTime.IsDay(midnight));
        Assert.False(ChinaTime.IsDay(Launch));
        Assert.Equal(said, ChinaTime.BriefDay(midnight, Launch));
        Assert.Equal($"2016-06-{day}", ChinaTime.IsoDay(midnight));
    }

    [Fact]
    public void New_Years_Eve_is_yesterday_on_the_first_of_January() =>
        Assert.Equal("昨天 23:59", ChinaTime.Brief(Ms(2016, 12, 31, 23, 59, 0), Ms(2017, 1, 1, 0, 1, 0)));

    [Fact]
    public void Days_are_those_of_China_whatever_offset_the_moment_has()
    {
        Assert.Equal("2016年6月29日", ChinaTime.Day(new DateTimeOffset(2016, 6, 28, 16, 0, 0, TimeSpan.Zero)));
        Assert.Equal("2016年6月29日 00:30", ChinaTime.Minute(new DateTimeOffset(2016, 6, 28, 16, 30, 0, TimeSpan.Zero)));
        Assert.Equal("2016年6月5日", ChinaTime.Day(new DateOnly(2016, 6, 5)));
        Assert.Equal("6月28日", ChinaTime.ShortDay(Launch));
    }

    [Fact]
    public void Years_are_whole_years()
    {
        Assert.Equal(1, ChinaTime.YearsBetween(Launch, Ms(2018, 6, 28, 15, 30, 4)));
        Assert.Equal(2, ChinaTime.YearsBetween(Launch, Ms(2018, 6, 28, 15, 30, 5)));
        Assert.Equal(0, ChinaTime.YearsBetween(Ms(2016, 2, 29, 0, 0, 0), Ms(2017, 2, 27, 23, 0, 0)));
    }

    private static long Ms(int year, int month, int day, int hour, int minute, int second) =>
        new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
}
