using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Calendars;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Content.Calendars;

/// <summary>The calendar over the operators' calls.</summary>
public sealed class CalendarApiTests(ContentHost content) : IClassFixture<ContentHost>
{
    private HttpClient Editor => content.Editor;

    [Fact]
    public async Task A_year_that_came_with_the_program_is_read_changed_and_kept_by_versions()
    {
        var shipped = await Editor.CallAsync("GET", "/api/calendar/2026");
        Assert.Equal((33, 6, 0, true), (shipped.Json.GetProperty("holidays").GetArrayLength(), shipped.Json.GetProperty("workdays").GetArrayLength(), shipped.Revision, shipped.Json.GetProperty("entered").GetBoolean()));
        Assert.Equal("2026-01-01", shipped.Json.GetProperty("holidays")[0].GetString());

        var saved = await Editor.CallAsync("PUT", "/api/calendar/2026", shipped.Json.ToString());
        Assert.Equal(1, saved.Revision);
        await Editor.CallAsync("PUT", "/api/calendar/2026", shipped.Json.ToString(), HttpStatusCode.PreconditionFailed);
        Assert.Equal(2, (await Editor.CallAsync("PUT", "/api/calendar/2026", shipped.Json.ToString().Replace("\"revision\":0", "\"revision\":1", StringComparison.Ordinal))).Revision);
        Assert.Equal(3, (await Editor.CallAsync("GET", "/api/calendar/2026/versions")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal("calendar", (await content.LastEntryAsync("calendar.save")).GetProperty("targetKind").GetString());
    }

    [Fact]
    public async Task A_year_that_nobody_entered_says_so_until_somebody_does()
    {
        var book = content.Host.Services.GetRequiredService<CalendarBook>();
        var missing = await Editor.CallAsync("GET", "/api/calendar/2031");
        Assert.False(missing.Json.GetProperty("entered").GetBoolean());
        Assert.Contains("2031 年的放假安排还没有录入", missing.Json.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.False(book.Current.Knows(2031));

        var saved = await Editor.CallAsync("PUT", "/api/calendar/2031", """{"holidays":["2031-01-02","2031-01-01"],"workdays":["2031-01-04"]}""");
        Assert.Equal("""["2031-01-01","2031-01-02"]""", saved.Json.GetProperty("holidays").ToString());
        Assert.True(book.Current.Knows(2031) && !book.Current.IsWorkingDay(new(2031, 1, 1)) && book.Current.IsWorkingDay(new(2031, 1, 4)));
        Assert.Contains("\"year\":2031", (await Editor.CallAsync("GET", "/api/calendar")).Json.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "holidays", "要写明")]
    [InlineData("""{"holidays":["2030-13-01"]}""", "holidays", "不是日期")]
    [InlineData("""{"holidays":[null]}""", "holidays", "不是日期")]
    [InlineData("""{"holidays":["1月1日"]}""", "holidays", "不是日期")]
    [InlineData("""{"holidays":["2029-12-31"]}""", "holidays", "不在 2030 年")]
    [InlineData("""{"holidays":["2030-01-01","2030-01-01"]}""", "holidays", "写了两次")]
    [InlineData("""{"holidays":["2030-01-05"],"workdays":["2030-01-05"]}""", "workdays", "也写成了放假")]
    [InlineData("""{"holidays":[],"workdays":["2030-01-07"]}""", "workdays", "本来就上班")]
    public async Task A_wrong_field_is_named(string json, string field, string reason) =>
        Assert.Contains(reason, (await Editor.CallAsync("PUT", "/api/calendar/2030", json, HttpStatusCode.BadRequest)).Error(field), StringComparison.Ordinal);

    [Fact]
    public async Task Wrong_types_and_years_are_bad_input()
    {
        await Editor.CallAsync("PUT", "/api/calendar/2030", """{"holidays":"2030-01-01"}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("PUT", "/api/calendar/2030", """{"holidays":[20300101]}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("PUT", "/api/calendar/2030", """{"holidays":[],"feiertage":[]}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("GET", "/api/calendar/1999", null, HttpStatusCode.BadRequest);
        await Editor.CallAsync("PUT", "/api/calendar/2200", """{"holidays":[]}""", HttpStatusCode.BadRequest);
        await Editor.CallAsync("GET", "/api/calendar/mingnian", null, HttpStatusCode.NotFound);
    }
}
