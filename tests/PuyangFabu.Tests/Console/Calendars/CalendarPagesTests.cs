using System.Net;
using PuyangFabu.Console.Calendars;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Calendars;

/// <summary>The calendar of working days on the pages.</summary>
public sealed class CalendarPagesTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_year_that_nobody_entered_is_named_and_entered_by_spans(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var reviewer = await host.EnterAsync(driver, Role.Reviewer);

        using var page = await editor.OpenAsync("/console/calendar");
        Assert.Contains("2016 年的放假安排还没有录入", editor.Html, StringComparison.Ordinal);
        Assert.Matches("2026 年[\\s\\S]*2月15日至2月23日[\\s\\S]*1月4日", editor.Html);
        using var form = await editor.OpenAsync("/console/calendar/2016");
        var seen = editor.Field("revision");
        using var wrong = await editor.SendAsync("/console/calendar/2016", ("revision", seen), ("holidays", "2016-10-01 至 2016-10-07\n国庆节\n元旦"), ("workdays", "2016-10-08\n2016-10-11"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("“国庆节”、“元旦”不是日期", editor.Html, StringComparison.Ordinal);
        Assert.Contains("2016-10-01 至 2016-10-07\n国庆节\n元旦</textarea>", WebUtility.HtmlDecode(editor.Html), StringComparison.Ordinal);
        using var saved = await editor.SendAsync("/console/calendar/2016", ("revision", seen), ("holidays", "2016-10-01 至 2016-10-07"), ("workdays", "2016-10-08、2016-10-09"));
        Assert.Equal("/console/calendar?done=saved", saved.Target());
        using var late = await editor.SendAsync("/console/calendar/2016", ("revision", seen), ("holidays", "2016-10-01"), ("workdays", ""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);

        using var after = await reviewer.OpenAsync("/console/calendar");
        Assert.Matches("放假（7 天）</dt><dd[^>]*>10月1日至10月7日[\\s\\S]*调休上班（2 天）</dt><dd[^>]*>10月8日至10月9日", reviewer.Html);
        Assert.DoesNotContain("2016 年的放假安排还没有录入", reviewer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/console/calendar/2016\"", reviewer.Html, StringComparison.Ordinal);
        using var closed = await reviewer.OpenAsync("/console/calendar/2016");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        using var never = await editor.OpenAsync("/console/calendar/1999");
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    [Fact]
    public void Days_in_a_row_are_written_as_a_span_and_read_back()
    {
        DateOnly[] days = [new(2026, 1, 3), new(2026, 1, 1), new(2026, 1, 2), new(2026, 4, 4)];
        var written = DayLines.Write(days);
        Assert.Equal("2026-01-01 至 2026-01-03\n2026-04-04", written);
        Assert.Equal(["2026-01-01", "2026-01-02", "2026-01-03", "2026-04-04"], DayLines.ReadHolidays(written, 2026));
    }

    [Theory]
    [InlineData("2026-01-01~2026-01-02", "2026-01-01|2026-01-02")]
    [InlineData("2026-01-01到2026-01-02，2026-02-01", "2026-01-01|2026-01-02|2026-02-01")]
    [InlineData("2026-01-03 至 2026-01-01", "2026-01-03 至 2026-01-01")]
    [InlineData("2026-01-01 至 2999-01-01", "2026-01-01 至 2999-01-01")]
    [InlineData("2月30日", "2月30日")]
    [InlineData("1月4日上班", "1月4日上班")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void What_is_no_span_stays_as_it_was_typed(string? typed, string days) => Assert.Equal(days, string.Join('|', DayLines.ReadHolidays(typed, 2026)));

    [Theory]
    [InlineData("2027年1月1日至1月3日", "2027-01-01|2027-01-02|2027-01-03")]
    [InlineData("1 月 1 日", "2027-01-01")]
    [InlineData("２０２７年１月１日至３日", "2027-01-01|2027-01-02|2027-01-03")]
    [InlineData("2027/1/1—2027/1/2", "2027-01-01|2027-01-02")]
    [InlineData("一、元旦：1月1日（周五）至3日（周日）放假，共3天。", "2027-01-01|2027-01-02|2027-01-03")]
    [InlineData("二、春节：2月5日（农历腊月二十九、周五）至7日（周日）放假调休，共3天。", "2027-02-05|2027-02-06|2027-02-07")]
    [InlineData("三、清明节：4月5日（周一）放假1天", "2027-04-05")]
    public void Days_off_are_read_as_the_notice_and_the_list_write_them(string typed, string days) => Assert.Equal(days, string.Join('|', DayLines.ReadHolidays(typed, 2027)));

    [Theory]
    [InlineData("2月14日（周日）、2月20日（周六）上班。", "2027-02-14|2027-02-20")]
    [InlineData("1月1日放假", "1月1日放假")]
    public void Days_that_are_worked_are_read_as_the_notice_writes_them(string typed, string days) => Assert.Equal(days, string.Join('|', DayLines.ReadWorkdays(typed, 2027)));
}
