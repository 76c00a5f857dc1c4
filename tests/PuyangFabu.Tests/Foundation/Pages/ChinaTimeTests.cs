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

    [Fact]
    public void Lists_say_today_then_the_day_then_the_year()
    {
        Assert.Equal("今天 15:30", ChinaTime.Brief(Launch, Ms(2016, 6, 28, 23, 59, 59)));
        Assert.Equal("6月28日", ChinaTime.Brief(Launch, Ms(2016, 6, 29, 0, 0, 0)));
        Assert.Equal("2016年6月28日", ChinaTime.Brief(Launch, Ms(2017, 1, 1, 0, 0, 0)));
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
