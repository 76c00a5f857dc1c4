using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Calendars;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>The clocks of cases over holidays and 调休.</summary>
public sealed class CaseClockTests(TestDatabases databases)
{
    [Theory]
    [InlineData("咨询", "2026-02-13T10:00:00+08:00", "2026-02-14T23:59:59+08:00")]
    [InlineData("咨询", "2026-02-14T10:00:00+08:00", "2026-02-24T23:59:59+08:00")]
    [InlineData("找错", "2026-09-30T23:59:00+08:00", "2026-10-10T23:59:59+08:00")]
    [InlineData("投诉", "2026-11-27T18:00:00+08:00", "2026-12-04T23:59:59+08:00")]
    public async Task A_type_has_its_working_days(string type, string submitted, string due)
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var clock = room.Product.Services.GetRequiredService<CaseClock>();

        var started = clock.Started(Submitted(type, submitted));

        Assert.Equal((due, "[]"), (UnixMilliseconds.ToChinaTime(started.DueMs).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), started.UnknownYears));
    }

    [Fact]
    public async Task No_term_ends_later_than_any_case_is_to_be_answered()
    {
        await using var room = await CaseRoom.OpenAsync(databases, "sqlite", "--Cases:WorkingDays", "60");
        var clock = room.Product.Services.GetRequiredService<CaseClock>();
        var started = clock.Started(Submitted("投诉", "2026-01-30T10:00:00+08:00"));

        Assert.Equal(Ms("2026-04-30T23:59:59+08:00"), started.DueMs);
        Assert.Equal(started.DueMs, clock.Recounted(started with { DueMs = 0 }).DueMs);
    }

    [Fact]
    public async Task Amber_from_two_thirds_of_the_time_and_red_when_late()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var clock = room.Product.Services.GetRequiredService<CaseClock>();
        var started = clock.Started(Submitted("投诉", "2026-11-23T09:00:00+08:00")); // a Monday; due on the next

        Assert.Equal(
            ["green", "green", "green", "amber", "amber", "amber", "red"],
            new[] { "2026-11-23T10:00", "2026-11-25T10:00", "2026-11-26T10:00", "2026-11-27T10:00", "2026-11-28T10:00", "2026-11-30T23:00", "2026-12-01T00:00" }
                .Select(at => clock.LightOf(started, Ms(at + ":00+08:00"))));
        Assert.Null(clock.LightOf(started with { State = CaseState.Answered }, Ms("2026-12-01T00:00:00+08:00")));
    }

    [Theory, EachDatabase]
    public async Task A_term_is_counted_anew_when_its_year_is_entered(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var id = (await room.CreateAsync()).Id; // on Tuesday, 28 June 2016

        await room.Editor.CallAsync("PUT", "/api/calendar/2016", """{"holidays":["2016-06-30","2016-07-01"],"workdays":["2016-07-03"]}""");
        await room.Product.Services.StepAsync<CaseSweep>();

        var found = (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json;
        Assert.Equal("2016-07-06T23:59:59+08:00", found.GetProperty("dueAt").GetString());
        Assert.False(found.TryGetProperty("dueNote", out _));
        Assert.True(room.Product.Services.GetRequiredService<CalendarBook>().Current.Knows(2016));
    }

    [Fact]
    public async Task A_unit_hands_back_what_is_not_its_own_for_five_working_days_and_no_second_longer()
    {
        await using var room = await CaseRoom.OpenAsync(databases, "sqlite", "--Operators:IdleMinutes", "1440", "--Operators:SessionHours", "720");
        await room.Editor.CallAsync("PUT", "/api/calendar/2016", """{"holidays":["2016-06-30","2016-07-01"],"workdays":["2016-07-03"]}""");
        var (inTime, late) = (await room.InStateAsync(CaseState.Handling), await room.InStateAsync(CaseState.Assigned));

        // Given on Tuesday, 28 June: 29 June, 3, 4, 5 and 6 July are working days.
        Assert.Equal("2016-07-06T23:59:59+08:00", (await room.Editor.CallAsync("GET", $"/api/cases/{late}")).Json.GetProperty("returnableUntil").GetString());
        room.Product.Database.Clock.Advance(TimeSpan.FromMilliseconds(Ms("2016-07-06T23:59:58+08:00") - room.Product.Database.Clock.NowMs()));
        using var agent = await room.Operators.SignInAsync("agent-jia");
        await CaseRoom.DoAsync(agent, inTime, "return", new { comment = "不归我们管" });

        room.Product.Database.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("returnTooLate", (await CaseRoom.DoAsync(agent, late, "return", new { comment = "不归我们管" }, HttpStatusCode.Conflict)).Json.GetProperty("code").GetString());
    }

    private static long Ms(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static Case Submitted(string type, string at) => new()
    {
        Number = "1",
        CodeHash = "",
        Type = type,
        Title = "题",
        Text = "文",
        Source = "operator",
        State = CaseState.Submitted,
        TermDays = 0,
        SubmittedMs = Ms(at),
        DueMs = 0,
    };
}
