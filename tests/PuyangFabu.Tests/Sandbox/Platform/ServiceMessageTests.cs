using Microsoft.Extensions.Time.Testing;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class ServiceMessageTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task A_message_opens_five_for_forty_eight_hours()
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await QuietAsync(host);
        Assert.Equal(45015, await SayAsync(host, openId));
        await host.Sandbox.DeliveredAsync(openId, new { type = "text", text = "公积金" });

        time.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        await host.RenewTokenAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, await SayAsync(host, openId));
        }

        Assert.Equal(45047, await SayAsync(host, openId));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(45015, await SayAsync(host, openId));
        await host.Sandbox.DeliveredAsync(openId, new { type = "text", text = "再问" });
        Assert.Equal(0, await SayAsync(host, openId));
    }

    [Theory]
    [InlineData("""{"type":"click","key":"k"}""")]
    [InlineData("""{"type":"scan","scene":"s"}""")]
    [InlineData("""{"type":"scancode_push","key":"k","result":"1"}""")]
    public async Task A_tap_or_a_scan_opens_three_for_a_minute(string action)
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await QuietAsync(host);
        await host.Sandbox.DeliveredAsync(openId, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(action));

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, await SayAsync(host, openId));
        }

        Assert.Equal(45047, await SayAsync(host, openId));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(45015, await SayAsync(host, openId));
    }

    [Fact]
    public async Task Following_opens_three_and_leaving_closes_all()
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await host.Sandbox.FollowerAsync();
        Assert.Equal(0, await SayAsync(host, openId));

        await host.Sandbox.DeliveredAsync(openId, new { type = "unfollow" });
        Assert.Equal(45015, await SayAsync(host, openId));
        await host.Sandbox.DeliveredAsync(openId, new { type = "follow" });
        Assert.Equal(0, await SayAsync(host, openId));
    }

    [Fact]
    public async Task A_view_button_opens_nothing()
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await QuietAsync(host);
        await host.Sandbox.DeliveredAsync(openId, new { type = "view", url = "https://www.puyang.gov.cn/" });

        Assert.Equal(45015, await SayAsync(host, openId));
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":""}}""", 44004)]
    [InlineData("""{"msgtype":"news","news":{"articles":[{"title":"一"},{"title":"二"}]}}""", 45008)]
    [InlineData("""{"msgtype":"image","image":{"media_id":"none"}}""", 40007)]
    [InlineData("""{"msgtype":"mpnewsarticle","mpnewsarticle":{"article_id":"none"}}""", 53600)]
    [InlineData("""{"msgtype":"poem"}""", 40008)]
    public async Task What_cannot_be_shown_is_refused_and_costs_nothing(string message, int code)
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await host.Sandbox.FollowerAsync();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(code, await host.CodeAsync("/cgi-bin/message/custom/send", $"{{\"touser\":\"{openId}\",{message[1..]}"));
        }

        Assert.Equal(0, await SayAsync(host, openId));
    }

    [Fact]
    public async Task A_text_has_2048_bytes()
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await host.Sandbox.FollowerAsync();

        Assert.Equal(0, await SayAsync(host, openId, new string('字', 682) + "xx"));
        Assert.Equal(45002, await SayAsync(host, openId, new string('字', 683)));
    }

    [Fact]
    public async Task A_menu_of_choices_and_a_card_are_shown_on_the_phone()
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await host.Sandbox.FollowerAsync();
        await host.PostAsync("/cgi-bin/message/custom/send", $$$"""{"touser":"{{{openId}}}","msgtype":"msgmenu","msgmenu":{"head_content":"满意吗？","list":[{"id":"101","content":"满意"}],"tail_content":"谢谢"}}""");
        await host.PostAsync("/cgi-bin/message/custom/send", $$$"""{"touser":"{{{openId}}}","msgtype":"news","news":{"articles":[{"title":"一","url":"https://a.cn/"}]}}""");

        Assert.Equal(
            ["account text: 满意吗？\n<a href=\"weixin://bizmsgmenu?msgmenucontent=%E6%BB%A1%E6%84%8F&msgmenuid=101\">满意</a>\n谢谢", "account news: "],
            await host.Sandbox.ChatAsync(openId));
    }

    [Fact]
    public async Task Typing_needs_a_recent_contact_and_is_said_once()
    {
        await using var host = await PlatformHost.StartAsync(time: time);
        var openId = await host.Sandbox.FollowerAsync();

        Assert.Equal(45072, await TypeAsync(host, openId, "Dancing"));
        Assert.Equal(0, await TypeAsync(host, openId, "Typing"));
        Assert.Equal(45081, await TypeAsync(host, openId, "Typing"));
        Assert.Equal(0, await TypeAsync(host, openId, "CancelTyping"));
        Assert.Equal(0, await TypeAsync(host, openId, "Typing"));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(45080, await TypeAsync(host, openId, "Typing"));
    }

    /// <summary>A follower whose windows are closed.</summary>
    private async Task<string> QuietAsync(PlatformHost host)
    {
        var openId = await host.Sandbox.FollowerAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        return openId;
    }

    private static Task<int> SayAsync(PlatformHost host, string openId, string text = "您好") => host.CodeAsync(
        "/cgi-bin/message/custom/send", $$$"""{"touser":"{{{openId}}}","msgtype":"text","text":{"content":"{{{text}}}"}}""");

    private static Task<int> TypeAsync(PlatformHost host, string openId, string command) =>
        host.CodeAsync("/cgi-bin/message/custom/typing", $$"""{"touser":"{{openId}}","command":"{{command}}"}""");
}
