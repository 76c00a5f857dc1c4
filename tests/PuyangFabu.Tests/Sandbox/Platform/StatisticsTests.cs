using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class StatisticsTests
{
    /// <summary>Noon in China on a Monday, long after the platform's first counts.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("getusersummary", "2026-06-01", "2026-06-02", 61501)]
    [InlineData("getusersummary", "2026-05-25", "2026-06-01", 61501)]
    [InlineData("getusersummary", "2026-05-26", "2026-06-01", 0)]
    [InlineData("getarticlesummary", "2026-05-31", "2026-06-01", 61501)]
    [InlineData("getuserread", "2026-05-30", "2026-06-01", 0)]
    [InlineData("getbizsummary", "2026-05-03", "2026-06-01", 0)]
    [InlineData("getusercumulate", "2026-06-01", "2026-05-31", 61501)]
    [InlineData("getusercumulate", "20260601", "2026-06-01", 61500)]
    [InlineData("getusercumulate", "2014-11-30", "2014-11-30", 61501)]
    public async Task A_question_spans_what_its_count_allows_and_ends_yesterday(string count, string begin, string end, int code)
    {
        await using var host = await PlatformHost.StartAsync(time: new FakeTimeProvider(Noon.AddDays(1)));

        Assert.Equal(code, (await AskAsync(host, count, begin, end)).Code());
    }

    [Fact]
    public async Task A_day_is_ready_at_eight_the_next_morning()
    {
        var time = new FakeTimeProvider(Noon.AddHours(19).AddMinutes(59));
        await using var host = await PlatformHost.StartAsync(time: time);

        Assert.Equal(61503, (await AskAsync(host, "getusersummary", "2026-06-01")).Code());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await AskAsync(host, "getusersummary", "2026-06-01")).Code());
    }

    [Fact]
    public async Task Followers_messages_and_answers_are_counted_from_what_happened()
    {
        var time = new FakeTimeProvider(Noon);
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await host.Sandbox.FollowerAsync();
        await host.NamelessAsync(3);
        host.Sandbox.AnswerWith(static _ => "success");
        await host.Sandbox.DeliveredAsync(openId, new { type = "text", text = "公积金" });
        await host.Sandbox.DeliveredAsync(openId, new { type = "text", text = "社保" });
        await host.Sandbox.DeliveredAsync(openId, new { type = "voice", seconds = 3 });
        time.Advance(TimeSpan.FromDays(1));
        await host.RenewTokenAsync();

        var change = (await AskAsync(host, "getusersummary", "2026-06-01")).GetProperty("list")[0];
        Assert.Equal(("2026-06-01", "4", "0"), (change.Text("ref_date"), change.Text("new_user"), change.Text("cancel_user")));
        Assert.Equal("4", (await AskAsync(host, "getusercumulate", "2026-06-01")).GetProperty("list")[0].Text("cumulate_user"));
        var messages = (await AskAsync(host, "getupstreammsg", "2026-06-01")).GetProperty("list");
        Assert.Equal([("1", "1", "2"), ("3", "1", "1")], messages.EnumerateArray().Select(one => (one.Text("msg_type"), one.Text("msg_user"), one.Text("msg_count"))));
        Assert.Equal("1200", (await AskAsync(host, "getupstreammsghour", "2026-06-01")).GetProperty("list")[0].Text("ref_hour"));
        Assert.Equal("2", (await AskAsync(host, "getupstreammsgweek", "2026-06-01")).GetProperty("list")[0].Text("msg_count"));
        Assert.Equal(("1", "1"), (await AskAsync(host, "getupstreammsgdist", "2026-06-01")).GetProperty("list")[0] is var spread ? (spread.Text("count_interval"), spread.Text("msg_user")) : default);
        var answers = (await AskAsync(host, "getinterfacesummary", "2026-06-01")).GetProperty("list")[0];
        Assert.Equal(("4", "0"), (answers.Text("callback_count"), answers.Text("fail_count")));
    }

    [Fact]
    public async Task An_article_counts_how_often_its_page_was_opened()
    {
        var time = new FakeTimeProvider(Noon);
        await using var host = await PlatformHost.StartAsync(time: time);
        var openIds = await host.NamelessAsync(2);
        var sent = await host.SendToAllAsync(await host.DraftAsync("头条"), "read-1");
        time.Advance(TimeSpan.FromSeconds(1));
        var address = await PublishedAsync(host);
        for (var i = 0; i < 3; i++)
        {
            using var page = await host.Sandbox.Client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(page.IsSuccessStatusCode);
        }

        time.Advance(TimeSpan.FromDays(1));
        await host.RenewTokenAsync();

        var summary = (await AskAsync(host, "getarticlesummary", "2026-06-01")).GetProperty("list")[0];
        Assert.Equal(($"{sent.Text("msg_data_id")}_1", "3"), (summary.Text("msgid"), summary.Text("int_page_read_count")));
        var total = (await AskAsync(host, "getarticletotal", "2026-06-01")).GetProperty("list")[0];
        Assert.Equal($"{openIds.Length}", total.GetProperty("details")[0].Text("target_user"));
        Assert.Equal("3", (await AskAsync(host, "getarticleread", "2026-06-01")).GetProperty("list")[0].GetProperty("detail").Text("read_user"));
    }

    /// <summary>The page's address, once the job that was set going has come to its end.</summary>
    private static async Task<Uri> PublishedAsync(PlatformHost host)
    {
        while (host.Jobs[0].Articles[0].Url.Length == 0)
        {
            await host.Sandbox.ReceivedAsync();
        }

        return new Uri(host.Jobs[0].Articles[0].Url);
    }

    private static Task<JsonElement> AskAsync(PlatformHost host, string count, string begin, string? end = null) => host.PostAsync(
        $"/datacube/{count}", string.Create(CultureInfo.InvariantCulture, $$"""{"begin_date":"{{begin}}","end_date":"{{end ?? begin}}"}"""));
}
