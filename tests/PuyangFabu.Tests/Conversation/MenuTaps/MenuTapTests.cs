using System.Globalization;
using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.MenuTaps;

/// <summary>Taps on the menu are counted once each, by day.</summary>
public sealed class MenuTapTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Taps_are_counted_by_button_and_day_and_a_repeat_not_twice(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        var tap = host.Sender.Event("CLICK", "board:puyang-yaowen");
        var answer = await host.Sender.SendAsync(tap);
        Assert.Equal(answer.Body, (await host.Sender.SendAsync(tap)).Body);
        Assert.Contains("<ArticleCount>", answer.Body, StringComparison.Ordinal);
        await host.Sender.SendAsync(host.Sender.Event("CLICK", "board:puyang-yaowen", "oUser2"));
        Assert.Equal("success", (await host.Sender.SendAsync(host.Sender.Event("VIEW", $"{ProductHost.PublicBase}directory"))).Body);
        host.Database.Clock.Advance(TimeSpan.FromDays(1));
        await host.RestartAsync();
        await host.Sender.SendAsync(host.Sender.Event("CLICK", "board:puyang-yaowen"));

        using var again = OperatorDriver.Of(host);
        var counted = await (await again.SignInAsync(Role.Editor)).CallAsync("GET", "/api/menu/clicks");

        Assert.Equal(4, counted.Json.GetProperty("total").GetInt64());
        Assert.Equal(
            ["2016-06-28 click board:puyang-yaowen 2", $"2016-06-28 view {ProductHost.PublicBase}directory 1", "2016-06-29 click board:puyang-yaowen 1"],
            counted.Json.GetProperty("items").EnumerateArray().Select(static item => string.Create(
                CultureInfo.InvariantCulture,
                $"{item.GetProperty("day").GetString()} {item.GetProperty("kind").GetString()} {item.GetProperty("key").GetString()} {item.GetProperty("count").GetInt64()}")));
    }

    [Fact]
    public async Task Two_buttons_of_one_board_are_told_apart_by_what_stands_after_the_mark_and_named_together_where_nothing_does()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        await editor.CallAsync(
            "PUT", "/api/menu",
            """{"button":[{"name":"通知","type":"click","key":"board:tongzhi-gonggao"},{"name":"预警","type":"click","key":"board:tongzhi-gonggao#预警"},{"name":"公告","type":"click","key":"board:tongzhi-gonggao"}]}""");
        foreach (var (key, person) in new[] { ("board:tongzhi-gonggao", "oUser1"), ("board:tongzhi-gonggao#预警", "oUser2") })
        {
            Assert.DoesNotContain("栏目已调整", (await host.Sender.SendAsync(host.Sender.Event("CLICK", key, person))).Body, StringComparison.Ordinal);
        }

        var counted = (await editor.CallAsync("GET", "/api/menu/clicks")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(["通知、公告", "预警"], counted.Select(static item => item.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_span_that_is_none_is_refused()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.WithRolesAsync(Role.Editor);
        await editor.CallAsync("GET", "/api/menu/clicks?from=2016-07-01&to=2016-06-01", null, HttpStatusCode.BadRequest);
        await editor.CallAsync("GET", "/api/menu/clicks?from=2014-01-01&to=2016-06-01", null, HttpStatusCode.BadRequest);
        await editor.CallAsync("GET", "/api/menu/clicks?to=昨天", null, HttpStatusCode.BadRequest);
        Assert.Equal("0001-01-01", (await editor.CallAsync("GET", "/api/menu/clicks?to=0001-01-03")).Json.GetProperty("from").GetString());
    }
}
