using PuyangFabu.Content.Calendars;
using PuyangFabu.Conversation.Talks;

namespace PuyangFabu.Tests.Conversation.Talks;

public sealed class DutyHoursTests
{
    [Theory]
    [InlineData("2016-06-28 08:29", false)]
    [InlineData("2016-06-28 08:30", true)]
    [InlineData("2016-06-28 11:59", true)]
    [InlineData("2016-06-28 12:00", false)]
    [InlineData("2016-06-28 14:30", true)]
    [InlineData("2016-06-28 18:00", false)]
    [InlineData("2016-07-02 10:00", false)]
    public void People_are_there_on_weekdays_in_the_periods(string at, bool there) => Assert.Equal(there, Made().Includes(Ms(at)));

    [Theory]
    [InlineData("2026-10-01 10:00", false)]
    [InlineData("2026-10-10 10:00", true)]
    [InlineData("2026-10-11 10:00", false)]
    public void People_are_there_on_working_days_of_the_calendar(string at, bool there) => Assert.Equal(there, Made().Includes(Ms(at)));

    [Theory]
    [InlineData("2026-10-01 10:00", "8:30-12:00", true, true)]
    [InlineData("2016-07-02 10:00", "8:30-12:00", true, true)]
    [InlineData("2016-07-02 13:00", "8:30-12:00", true, false)]
    [InlineData("2016-06-28 03:00", "", false, true)]
    [InlineData("2016-06-28 23:59", "20:00-24:00", false, true)]
    public void Periods_and_weekends_are_settings(string at, string hours, bool weekends, bool there) =>
        Assert.Equal(there, Made(hours, weekends).Includes(Ms(at)));

    [Fact]
    public void Followers_read_when_that_is()
    {
        Assert.Equal("工作日 8:30–12:00、14:30–18:00", Made().Text);
        Assert.Equal("每天", Made("", weekends: true).Text);
    }

    [Theory]
    [InlineData("8:30")]
    [InlineData("12:00-8:30")]
    [InlineData("8:30-12:00,11:00-13:00")]
    [InlineData("8:30-25:00")]
    [InlineData("早上")]
    public void What_is_no_period_stops_the_start_with_the_key(string hours) =>
        Assert.Contains("Talks:DutyHours", TalkOptions.FirstProblem(new TalkOptions { DutyHours = hours }), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1441)]
    public void A_silence_without_measure_stops_the_start_with_the_key(int minutes) =>
        Assert.Contains("Talks:SilenceMinutes", TalkOptions.FirstProblem(new TalkOptions { SilenceMinutes = minutes }), StringComparison.Ordinal);

    // The calendar that came with the program.
    private static DutyHours Made(string? hours = null, bool weekends = false) =>
        new(new TalkOptions { DutyHours = hours ?? new TalkOptions().DutyHours, DutyOnWeekends = weekends }, new CalendarBook(null!));

    private static long Ms(string at) => DateTimeOffset.Parse($"{at}:00+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
