using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Broadcasts.Results;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Results;

/// <summary>A report comes from outside: by itself it turns nothing to failed and takes back nothing that is known.</summary>
public sealed class FinishReportTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task A_failure_is_believed_only_when_WeChat_says_so_itself(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var (id, job) = await SentAsync(room);

        await ReportAsync(room, job, "send fail");
        Assert.Equal("submitted", await room.StatusAsync(id));
        Assert.Contains("核对", Part(await room.ReadAsync(id)).GetProperty("problem").GetString(), StringComparison.Ordinal);
        await room.StepAsync();
        Assert.Equal("succeeded", await room.StatusAsync(id));

        await ReportAsync(room, job);
        await ReportAsync(room, job, "err(20001)");
        await room.StepAfterAsync(TimeSpan.FromHours(2));
        var done = await room.ReadAsync(id);
        Assert.Equal("succeeded", done.ArticleStatus);
        Assert.Equal(1098, done.Body.GetProperty("counts").GetProperty("sent").GetInt32());
    }

    [Fact]
    public async Task A_true_report_before_a_forged_one_keeps_its_counts_and_is_asked_about_once()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (id, job) = await SentAsync(room);
        await ReportAsync(room, job);
        Assert.Equal("succeeded", await room.StatusAsync(id));

        await ReportAsync(room, job, "send fail", sent: 0);
        Assert.Equal("succeeded", await room.StatusAsync(id));
        await room.StepAsync();
        var done = await room.ReadAsync(id);
        Assert.Equal("succeeded", done.ArticleStatus);
        Assert.Equal(1098, done.Body.GetProperty("counts").GetProperty("sent").GetInt32());
        Assert.False(Part(done).TryGetProperty("nextStepAt", out _));
    }

    [Fact]
    public async Task A_success_does_not_take_back_a_failure_that_WeChat_confirmed()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        room.Fail(PlatformFaultKind.FinishFails);
        var (id, job) = await SentAsync(room);
        await ReportAsync(room, job, "err(20001)");
        await room.StepAsync();
        var reason = Part(await room.ReadAsync(id)).GetProperty("problem").GetString();

        await ReportAsync(room, job);
        Assert.Equal("failed", await room.StatusAsync(id));
        await room.StepAfterAsync(TimeSpan.FromHours(2));
        Assert.Equal("failed", await room.StatusAsync(id));
        Assert.Equal(reason, Part(await room.ReadAsync(id)).GetProperty("problem").GetString());
    }

    [Theory, EachDatabase]
    public async Task Numbers_that_are_known_stay_whatever_a_later_report_of_the_same_end_says(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var (id, job) = await SentAsync(room);
        await ReportAsync(room, job);
        await ReportAsync(room, job, sent: 1099);
        await room.StepAsync();
        Assert.Equal(1098, await SentCountAsync(room, id));

        // A report of another end makes the product ask, and what is confirmed then is the end, not the numbers.
        await ReportAsync(room, job, "send fail", sent: 7);
        await ReportAsync(room, job, sent: 8);
        await room.StepAfterAsync(TimeSpan.FromHours(2));
        Assert.Equal(("succeeded", 1098), (await room.StatusAsync(id), await SentCountAsync(room, id)));
    }

    [Fact]
    public async Task What_the_first_report_did_not_tell_a_later_one_adds()
    {
        await using var room = await BroadcastRoom.OpenAsync(databases);
        var (id, job) = await SentAsync(room);
        await room.Host.Sender.SendAsync(room.Host.Sender.Message("event", $"<Event>MASSSENDJOBFINISH</Event><MsgID>{job}</MsgID><Status>send success</Status><TotalCount>1300</TotalCount>"));
        await ReportAsync(room, job);

        var counts = (await room.ReadAsync(id)).Body.GetProperty("counts");
        Assert.Equal((1300, 1098), (counts.GetProperty("total").GetInt32(), counts.GetProperty("sent").GetInt32()));
    }

    [Theory, EachDatabase]
    public async Task Reports_of_jobs_that_this_account_did_not_send_change_nothing_are_counted_and_go_after_a_day(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider);
        var (id, job) = await SentAsync(room);
        var time = room.Host.Database.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var (_, body) = await room.Host.Sender.SendAsync(
            room.Host.Sender.Message("event", $"<Event>MASSSENDJOBFINISH</Event><MsgID>{job}</MsgID><Status>send success</Status><SentCount>5</SentCount>"), "/wechat/other", "othertoken", time);
        Assert.Equal("success", body);
        await ReportAsync(room, "77");

        Assert.Equal("submitted", await room.StatusAsync(id));
        var results = room.Host.Services.GetRequiredService<UnclaimedResults>();
        Assert.Equal(2, await results.CountAsync(CancellationToken.None));
        var findings = await ActivatorUtilities.CreateInstance<WaitingBroadcastsCheck>(room.Host.Services).RunAsync(CancellationToken.None);
        Assert.Contains(findings, static finding => finding.Level == FindingLevel.Notice && finding.Text.Contains("2 条", StringComparison.Ordinal));

        await ReportAsync(room, job);
        await room.StepAfterAsync(TimeSpan.FromHours(23));
        Assert.Equal(2, await results.CountAsync(CancellationToken.None));
        await room.StepAfterAsync(TimeSpan.FromHours(2));
        Assert.Equal(0, await results.CountAsync(CancellationToken.None));
        Assert.Equal(1, await room.Host.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from mass_send_results"), CancellationToken.None));
    }

    private static async Task<int> SentCountAsync(BroadcastRoom room, long id) =>
        (await room.ReadAsync(id)).Body.GetProperty("counts").GetProperty("sent").GetInt32();

    // A second later, for of two in one second the other is a repeat.
    private static Task ReportAsync(BroadcastRoom room, string job, string status = "send success", int sent = 1098)
    {
        room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        return room.ReportAsync(job, status, sent: sent);
    }

    private static async Task<(long Id, string Job)> SentAsync(BroadcastRoom room)
    {
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        await room.Host.Services.FinishAsync(room);
        return (id, (await room.ReadAsync(id)).Text("msgId"));
    }

    private static System.Text.Json.JsonElement Part(Review.ApiAnswer answer) => answer.Body.GetProperty("parts")[0];
}
