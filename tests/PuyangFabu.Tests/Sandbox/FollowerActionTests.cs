using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Tests.Sandbox;

public sealed partial class FollowerActionTests
{
    /// <summary>The action, and the messages it sends by the names of the protocol library.</summary>
    public static TheoryData<string, string[]> Actions() => new()
    {
        { """{"type":"unfollow"}""", ["UnsubscribeEvent"] },
        { """{"type":"scan","scene":"hall-01"}""", ["ScanEvent"] },
        { """{"type":"text","text":"你好","menuId":"7"}""", ["TextMessage"] },
        { """{"type":"image","mediaId":"sample-1"}""", ["ImageMessage"] },
        { """{"type":"voice","seconds":5}""", ["VoiceMessage"] },
        { """{"type":"video","seconds":12}""", ["VideoMessage"] },
        { """{"type":"location","latitude":35.76,"longitude":115.03,"label":"濮阳"}""", ["LocationMessage"] },
        { """{"type":"link","title":"门户","description":"","url":"https://www.puyang.gov.cn/"}""", ["LinkMessage"] },
        { """{"type":"click","key":"board:yaowen"}""", ["ClickEvent"] },
        { """{"type":"view","url":"https://www.puyang.gov.cn/"}""", ["ViewEvent"] },
        { """{"type":"miniprogram","pagePath":"pages/index"}""", ["ViewMiniProgramEvent"] },
        { """{"type":"scancode_push","key":"k","result":"1"}""", ["ScanCodePushEvent"] },
        { """{"type":"scancode_waitmsg","key":"k","result":"1"}""", ["ScanCodeWaitEvent"] },
        { """{"type":"pic_sysphoto","key":"k","mediaId":"sample-2"}""", ["PicSysPhotoEvent", "ImageMessage"] },
        { """{"type":"pic_photo_or_album","key":"k","mediaId":"sample-2"}""", ["PicPhotoOrAlbumEvent", "ImageMessage"] },
        { """{"type":"pic_weixin","key":"k","mediaId":"sample-3"}""", ["PicWeixinEvent", "ImageMessage"] },
        { """{"type":"location_select","key":"k","latitude":1,"longitude":-2.5,"label":"此处"}""", ["LocationSelectEvent", "LocationMessage"] },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Every_action_sends_messages_that_the_protocol_library_knows(string action, string[] types)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(_ => "success");

        await host.DeliveredAsync(openId, JsonSerializer.Deserialize<JsonElement>(action));

        foreach (var type in types)
        {
            var callback = await host.ReceivedAsync();
            Assert.Equal(ParseOutcome.Ok, MessageParser.Parse(callback.Body, out var message));
            Assert.Equal(type, message!.GetType().Name);
            Assert.Equal(openId, callback.Node("FromUserName"));
        }

        Assert.False(host.HasReceived(out _));
    }

    [Fact]
    public async Task Following_by_a_scene_code_carries_the_prefixed_scene_and_a_ticket()
    {
        await using var host = await SandboxHost.StartAsync();
        host.AnswerWith(callback => callback.Text("欢迎"));
        var openId = await host.OpenIdAsync(1);

        await host.DeliveredAsync(openId, new { type = "follow", scene = "hall-01" });

        var callback = await host.ReceivedAsync();
        Assert.Equal("subscribe", callback.Node("Event"));
        Assert.Equal("qrscene_hall-01", callback.Node("EventKey"));
        Assert.NotEmpty(callback.Node("Ticket"));
        Assert.Equal(["account text: 欢迎"], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task A_tapped_menu_link_sends_its_words_with_the_menu_id()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(_ => "success");

        await host.DeliveredAsync(openId, new { type = "text", text = "微政务", menuId = "2" });

        var callback = await host.ReceivedAsync();
        Assert.Equal(("微政务", "2"), (callback.Node("Content"), callback.Node("bizmsgmenuid")));
    }

    [Fact]
    public async Task Control_characters_never_break_the_message()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(_ => "success");

        await host.DeliveredAsync(openId, new { type = "text", text = "甲\u0000\u0008乙\uFFFF🌧" });

        Assert.Equal("甲乙🌧", (await host.ReceivedAsync()).Node("Content"));
    }

    [Fact]
    public async Task Followers_have_openids_of_their_own_and_there_are_ten_at_most()
    {
        await using var host = await SandboxHost.StartAsync();
        for (var i = 2; i < 10; i++)
        {
            using var added = await PostAsync(host, "/sandbox/api/accounts/puyang/followers", "{}");
            Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        }

        using var eleventh = await PostAsync(host, "/sandbox/api/accounts/puyang/followers", "{}");
        var followers = (await host.SnapshotAsync()).GetProperty("followers").EnumerateArray().ToList();

        Assert.Equal(HttpStatusCode.Conflict, eleventh.StatusCode);
        Assert.Equal(10, followers.Select(f => f.GetProperty("openId").GetString()).Distinct().Count());
        Assert.All(followers, f => Assert.Matches(OpenId(), f.GetProperty("openId").GetString()));
        Assert.Equal("粉丝癸", followers[9].GetProperty("name").GetString());
    }

    [Fact]
    public async Task One_followers_chat_is_not_anothers()
    {
        await using var host = await SandboxHost.StartAsync();
        host.AnswerWith(callback => callback.Text($"给{callback.Node("FromUserName")}"));
        string[] openIds = [await host.OpenIdAsync(0), await host.OpenIdAsync(1)];

        foreach (var openId in openIds)
        {
            await host.DeliveredAsync(openId, new { type = "follow" });
        }

        foreach (var openId in openIds)
        {
            Assert.Equal([$"account text: 给{openId}"], await host.ChatAsync(openId));
        }
    }

    [Theory]
    [InlineData("""{"type":"text","text":"  "}""", 400, "invalid_input")]
    [InlineData("""{"type":"dance"}""", 400, "invalid_input")]
    [InlineData("""{"type":"image","mediaId":"none"}""", 400, "invalid_input")]
    [InlineData("""{"type":"location","latitude":95,"longitude":0,"label":"x"}""", 400, "invalid_input")]
    [InlineData("""{"type":"text","text":"x","plan":{"earlyCloses":4}}""", 400, "invalid_input")]
    [InlineData("""{"type":"text","text":"x","plan":{"closeAfterMs":5001}}""", 400, "invalid_input")]
    [InlineData("""{"type":"text","text":"x","plan":{"twice":true,"earlyCloses":1}}""", 400, "invalid_input")]
    [InlineData("""{"type":"text","text":"x","plan":{"mode":"secret"}}""", 400, "bad_json")]
    [InlineData("{", 400, "bad_json")]
    [InlineData("null", 400, "bad_json")]
    [InlineData("""{"type":"follow"}""", 409, "wrong_state")]
    public async Task Wrong_input_is_named_and_nothing_is_sent(string body, int status, string code)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();

        using var response = await PostAsync(host, $"/sandbox/api/accounts/puyang/followers/{openId}/actions", body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, await CodeAsync(response));
        Assert.False(host.HasReceived(out _));
        Assert.Empty(await host.ChatAsync(openId));
    }

    [Fact]
    public async Task Who_does_not_follow_cannot_write()
    {
        await using var host = await SandboxHost.StartAsync();

        using var response = await host.ActAsync(await host.OpenIdAsync(), new { type = "text", text = "你好" });

        Assert.Equal("wrong_state", await CodeAsync(response));
        Assert.False(host.HasReceived(out _));
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_act()
    {
        await using var host = await SandboxHost.StartAsync();
        using var form = new StringContent("""{"type":"follow"}""", Encoding.UTF8, "text/plain");

        using var response = await host.Client.PostAsync(
            new Uri($"/sandbox/api/accounts/puyang/followers/{await host.OpenIdAsync()}/actions", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.False(host.HasReceived(out _));
    }

    private static async Task<HttpResponseMessage> PostAsync(SandboxHost host, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("code").GetString();
    }

    [GeneratedRegex("^o[A-Za-z0-9_-]{27}$")]
    private static partial Regex OpenId();
}
