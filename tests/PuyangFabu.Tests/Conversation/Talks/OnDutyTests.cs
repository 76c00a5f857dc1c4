using System.Net;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Talks;

/// <summary>今晚有人值班: people are there outside the usual hours. The clock stands on a Tuesday at 15:30 and goes to 18:30.</summary>
public sealed class OnDutyTests(TestDatabases databases)
{
    private readonly Asker asker = new();

    [Theory, EachDatabase]
    public async Task Who_says_so_makes_it_duty_until_the_hour_on_every_node_and_it_ends_by_itself(string provider)
    {
        await using var host = await StartAsync(provider);
        await using var other = await ProductHost.StartOnAsync(host.Product.Database, static services => FollowerHost.Configure(services, new FollowersAtWeChat()));
        var editor = await host.EditorAsync();
        Assert.Contains("现在不是值班时间", await asker.SayAsync(host.Product, "人工"), StringComparison.Ordinal);

        var begun = (await editor.CallAsync("POST", "/api/inbox/duty/begin", new { until = "22:30" })).Json;

        Assert.True(begun.GetProperty("onDuty").GetBoolean());
        Assert.Equal("2016-06-28T22:30:00+08:00", begun.GetProperty("until").GetString());
        Assert.Contains("已转人工", await asker.SayAsync(host.Product, "人工"), StringComparison.Ordinal);
        Assert.Equal("success", await asker.SayAsync(host.Product, "你好"));
        await other.Services.StepAsync<OnDuty>();
        Assert.Contains("已转人工", await asker.SayAsync(other, "人工"), StringComparison.Ordinal);
        var record = await (await host.Operators.AdminAsync()).GetStringAsync("/api/audit?limit=5", FollowerHost.Cancellation);
        Assert.Contains("\"action\":\"duty.begin\"", record, StringComparison.Ordinal);

        host.Product.Database.Clock.Advance(TimeSpan.FromHours(4.1));
        Assert.Contains("现在不是值班时间", await asker.SayAsync(host.Product, "人工"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_be_ended_before_and_an_hour_that_is_past_is_tomorrows()
    {
        await using var host = await StartAsync("sqlite");
        var editor = await host.EditorAsync();
        foreach (var wrong in new[] { "", "25:00", "今晚", null })
        {
            Assert.Contains("请写成 22:30", (await editor.CallAsync("POST", "/api/inbox/duty/begin", new { until = wrong }, HttpStatusCode.BadRequest)).Error("until"), StringComparison.Ordinal);
        }

        Assert.Equal("2016-06-29T07:00:00+08:00", (await editor.CallAsync("POST", "/api/inbox/duty/begin", new { until = "7:00" })).Json.GetProperty("until").GetString());
        Assert.False((await editor.CallAsync("POST", "/api/inbox/duty/end")).Json.GetProperty("onDuty").GetBoolean());
        Assert.Contains("现在不是值班时间", await asker.SayAsync(host.Product, "人工"), StringComparison.Ordinal);
        var chief = await host.Operators.WithRolesAsync(Role.Chief);
        await chief.CallAsync("POST", "/api/inbox/duty/begin", new { until = "22:30" }, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_page_says_whether_it_is_duty_and_begins_and_ends_it()
    {
        await using var host = await StartAsync("sqlite");
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var list = await editor.OpenAsync("/console/inbox");
        Assert.Contains("现在不是值班时间", editor.Html, StringComparison.Ordinal);
        using var form = await editor.OpenAsync("/console/inbox/duty");
        using var wrong = await editor.SendAsync("/console/inbox/duty", ("until", "晚上"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var begun = await editor.SendAsync("/console/inbox/duty", ("until", "22:30"));
        Assert.Equal("/console/inbox/duty?done=begun", begun.Headers.Location!.OriginalString);
        using var shown = await editor.OpenAsync("/console/inbox/duty");
        Assert.Contains("临时值班，到 2016年6月28日 22:30", editor.Html, StringComparison.Ordinal);
        using var ask = await editor.OpenAsync("/console/inbox/duty/end");
        using var ended = await editor.SendAsync("/console/inbox/duty/end");
        Assert.Equal("/console/inbox/duty?done=ended", ended.Headers.Location!.OriginalString);
        using var after = await editor.OpenAsync("/console/inbox");
        Assert.Contains("现在不是值班时间", editor.Html, StringComparison.Ordinal);
    }

    private Task<FollowerHost> StartAsync(string provider) => Asker.StartAsync(databases, provider, TimeSpan.FromHours(3));
}
