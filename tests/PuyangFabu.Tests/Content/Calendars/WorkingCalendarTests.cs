using System.Globalization;
using PuyangFabu.Content.Calendars;

namespace PuyangFabu.Tests.Content.Calendars;

/// <summary>Counting working days over holidays, days worked in their place, and years that nobody entered.</summary>
public sealed class WorkingCalendarTests
{
    private static WorkingCalendar Shipped => WorkingCalendar.Shipped;

    [Theory]
    [InlineData("2026-01-04", true)] // a Sunday that is worked
    [InlineData("2026-01-02", false)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    [InlineData("2026-11-28", false)] // any Saturday
    [InlineData("2026-11-30", true)]
    public void The_days_of_2026_are_those_of_the_notice(string day, bool works) => Assert.Equal(works, Shipped.IsWorkingDay(Day(day)));

    [Fact]
    public void Of_2026_thirty_three_days_are_off_and_six_are_worked() =>
        Assert.Equal((33, 6), (HolidayYear.Shipped.Single().HolidayDates.Count, HolidayYear.Shipped.Single().WorkdayDates.Count));

    [Theory]
    [InlineData("2026-11-26", 1, "2026-11-27")]
    [InlineData("2026-11-27", 1, "2026-11-30")] // over a weekend
    [InlineData("2026-11-28", 1, "2026-11-30")] // begun on a Saturday
    [InlineData("2026-02-13", 1, "2026-02-14")] // to a Saturday that is worked
    [InlineData("2026-02-14", 1, "2026-02-24")] // over the Spring Festival
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-02-27", 2, "2026-03-02")] // the 28th is a Saturday that is worked
    [InlineData("2026-09-30", 5, "2026-10-13")]
    [InlineData("2026-11-26", 0, "2026-11-26")]
    public void A_term_ends_on_the_so_many_th_working_day(string start, int days, string end)
    {
        var found = Shipped.After(Day(start), days);
        Assert.Equal(Day(end), found.Day);
        Assert.Null(found.Note);
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-30", 1)]
    [InlineData("2026-11-27", "2026-11-27", 0)]
    [InlineData("2026-11-30", "2026-11-27", 0)]
    [InlineData("2026-02-13", "2026-02-24", 2)]
    [InlineData("2026-09-30", "2026-10-13", 5)]
    public void Working_days_between_are_those_after_the_first(string start, string end, int days) => Assert.Equal(days, Shipped.Between(Day(start), Day(end)).Days);

    [Fact]
    public void A_year_that_nobody_entered_is_named_where_a_date_rests_on_it()
    {
        var found = Shipped.After(Day("2026-12-30"), 5);
        Assert.Equal((Day("2027-01-06"), "2027"), (found.Day, string.Join(' ', found.UnknownYears)));
        Assert.StartsWith("2027 年的放假安排还没有录入", found.Note, StringComparison.Ordinal);
        Assert.Equal([2027], Shipped.Between(Day("2026-12-30"), Day("2027-01-06")).UnknownYears);

        var entered = new WorkingCalendar([.. HolidayYear.Shipped, HolidayYear.Of(2027, [Day("2027-01-01")], [])]);
        Assert.Equal((Day("2027-01-07"), true), (entered.After(Day("2026-12-30"), 5).Day, entered.After(Day("2026-12-30"), 5).UnknownYears is []));
    }

    [Fact]
    public void Adding_and_counting_agree_on_every_day_of_two_years()
    {
        for (var start = Day("2025-12-01"); start < Day("2027-02-01"); start = start.AddDays(1))
        {
            foreach (var days in new[] { 1, 3, 5, 15 })
            {
                var end = Shipped.After(start, days).Day;
                Assert.Equal(days, Shipped.Between(start, end).Days);
                Assert.True(Shipped.IsWorkingDay(end));
            }
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
