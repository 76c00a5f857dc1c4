using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class NoticeTests
{
    [Fact]
    public async Task A_template_message_reaches_the_phone_and_its_result_the_account()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        host.Sandbox.AnswerWith(static _ => "success");
        var template = (await host.PostAsync("/cgi-bin/template/api_add_template", """{"template_id_short":"43217"}""")).Text("template_id");
        Assert.Equal(template, (await host.GetAsync("/cgi-bin/template/get_all_private_template")).GetProperty("template_list")[0].Text("template_id"));

        var sent = await host.PostAsync("/cgi-bin/message/template/send", Message(openId, template!));

        Assert.Equal(0, sent.Code());
        Assert.Contains("account text: 办理进度提醒\n事项名称:居住证\n办理状态:已办结\n更新时间:2026-10-01", await host.Sandbox.ChatAsync(openId));
        var finish = await host.Sandbox.ReceivedAsync();
        Assert.Contains("TEMPLATESENDJOBFINISH", finish.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains($"<MsgID>{sent.Text("msgid")}</MsgID>", finish.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains(openId, finish.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_message_is_refused_for_who_left_for_an_empty_blank_and_for_an_unknown_template()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        var template = (await host.PostAsync("/cgi-bin/template/api_add_template", """{"template_id_short":"43217"}""")).Text("template_id")!;

        Assert.Equal(43004, await host.CodeAsync("/cgi-bin/message/template/send", Message(await host.Sandbox.OpenIdAsync(1), template)));
        Assert.Equal(40003, await host.CodeAsync("/cgi-bin/message/template/send", Message("oNobody", template)));
        Assert.Equal(47003, await host.CodeAsync("/cgi-bin/message/template/send", Message(openId, template, thing: "")));
        Assert.Equal(40037, await host.CodeAsync("/cgi-bin/message/template/send", Message(openId, "other")));
    }

    [Fact]
    public async Task The_same_message_under_one_key_is_sent_once_in_ten_minutes()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        host.Sandbox.AnswerWith(static _ => "success");
        var template = (await host.PostAsync("/cgi-bin/template/api_add_template", """{"template_id_short":"43217"}""")).Text("template_id")!;
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/template/send", Message(openId, template, key: "case-1")));
        }

        Assert.Single(await host.Sandbox.ChatAsync(openId), static entry => entry.StartsWith("account text: 办理进度提醒", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subscription_notice_uses_up_one_agreement()
    {
        await using var host = await PlatformHost.StartAsync(PuyangFabu.Sandbox.SandboxAccountKind.Subscription);
        var openId = await host.Sandbox.FollowerAsync();
        host.Sandbox.AnswerWith(static _ => "success");
        var template = (await host.PostAsync("/wxaapi/newtmpl/addtemplate", """{"tid":"9001","kidList":[1,2],"sceneDesc":"办件"}""")).Text("priTmplId")!;
        Assert.Equal(200020, await host.CodeAsync("/wxaapi/newtmpl/addtemplate", """{"tid":"9001","kidList":[9,2]}"""));
        var notice = $$$"""{"touser":"{{{openId}}}","template_id":"{{{template}}}","data":{"thing1":{"value":"居住证"},"phrase2":{"value":"已办结"} } }""";

        Assert.Equal(43101, await host.CodeAsync("/cgi-bin/message/subscribe/bizsend", notice));
        Assert.Equal(200, await host.DeskAsync("consents", $$"""{"openId":"{{openId}}","templateId":"{{template}}"}"""));
        Assert.Contains("subscribe_msg_popup_event", (await host.Sandbox.ReceivedAsync()).Message.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/message/subscribe/bizsend", notice));
        Assert.Contains("subscribe_msg_sent_event", (await host.Sandbox.ReceivedAsync()).Message.ToString(), StringComparison.Ordinal);
        Assert.Equal(43101, await host.CodeAsync("/cgi-bin/message/subscribe/bizsend", notice));
        Assert.Equal("9001", (await host.GetAsync("/wxaapi/newtmpl/getpubtemplatetitles?ids=682&start=0&limit=30")).GetProperty("data")[0].Text("tid"));
        Assert.Equal("thing", (await host.GetAsync("/wxaapi/newtmpl/getpubtemplatekeywords?tid=9001")).GetProperty("data")[0].Text("rule"));
    }

    private static string Message(string openId, string template, string thing = "居住证", string? key = null) => JsonSerializer.Serialize(new
    {
        touser = openId,
        template_id = template,
        url = "https://example.com/cases/1",
        client_msg_id = key,
        data = new
        {
            thing1 = new { value = thing, color = "#173177" },
            phrase2 = new { value = "已办结" },
            time3 = new { value = "2026-10-01" },
        },
    });
}
