using System.Text;

namespace PuyangFabu.Tests.Sandbox;

public sealed class ReplyJudgementTests
{
    private const string Notice = "notice notice: 该公众号提供的服务出现故障，请稍后再试";

    [Theory]
    [InlineData("")]
    [InlineData("success")]
    public async Task Nothing_and_success_need_no_reply_in_any_mode(string answer)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(_ => answer);

        foreach (var mode in new[] { "plain", "compatible", "safe" })
        {
            var delivery = await host.DeliveredAsync(openId, new { type = "text", text = mode, plan = new { mode } });
            Assert.Equal("silent", delivery.GetProperty("outcome").GetString());
        }

        Assert.Equal(3, (await host.ChatAsync(openId)).Length);
    }

    [Theory]
    [InlineData("""{"errcode":0}""", "answer_json")]
    [InlineData("ok", "answer_not_xml")]
    [InlineData("\"success\"", "answer_not_xml")]
    [InlineData("<xml><ToUserName>", "answer_not_xml")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>", "answer_not_xml")]
    [InlineData("<html></html>", "root_name")]
    [InlineData("<xml></xml>", "to_user", "from_user", "msgtype_missing")]
    public async Task Junk_is_flagged_and_the_follower_sees_the_notice(string answer, params string[] codes)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(_ => answer);

        var delivery = await host.DeliveredAsync(openId, new { type = "text", text = "问" });

        Assert.Equal("malformed", delivery.GetProperty("outcome").GetString());
        Assert.Equal(codes, delivery.Faults());
        Assert.Equal(["me text: 问", Notice], await host.ChatAsync(openId));
    }

    [Theory]
    [InlineData("<Content><![CDATA[好]]></Content>", "<Content></Content>", "content_empty")]
    [InlineData("<Content><![CDATA[好]]></Content>", "", "content_empty")]
    [InlineData("Content", "content", "content_empty")]
    [InlineData("<MsgType><![CDATA[text]]></MsgType>", "<MsgType><![CDATA[TEXT]]></MsgType>", "msgtype_unknown")]
    [InlineData("<MsgType><![CDATA[text]]></MsgType>", "<MsgType><![CDATA[image]]></MsgType>", "media_missing")]
    [InlineData("<MsgType><![CDATA[text]]></MsgType>", "<MsgType><![CDATA[news]]></MsgType>", "news_empty")]
    [InlineData(TestAccount.OriginalId, "gh_somebodyelse", "from_user")]
    [InlineData("ToUserName", "Tousername", "to_user")]
    public async Task A_reply_with_one_thing_wrong_is_flagged_for_it(string right, string wrong, string code)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.Text("好").Replace(right, wrong, StringComparison.Ordinal));

        var delivery = await host.DeliveredAsync(openId, new { type = "text", text = "问" });

        Assert.Equal([code], delivery.Faults());
        Assert.Equal(["me text: 问", Notice], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_flagged()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "问" });

        (await host.ReceivedAsync()).Answer([.. "<xml>"u8, 0xC4, 0xE3, .. "</xml>"u8]);

        Assert.Equal(["answer_not_utf8"], (await delivering).Faults());
    }

    [Theory]
    [InlineData("safe", "plain text", "not_encrypted")]
    [InlineData("plain", "encrypted", "encrypted_in_plain")]
    [InlineData("safe", "wrong token", "reply_signature")]
    [InlineData("compatible", "wrong appid", "reply_decrypt")]
    [InlineData("safe", "no signature", "envelope_incomplete")]
    [InlineData("safe", "encrypted junk", "answer_not_xml")]
    public async Task A_reply_in_the_wrong_envelope_is_flagged(string mode, string envelope, string code)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => envelope switch
        {
            "plain text" => callback.Text("好"),
            "wrong token" => TestAccount.Encrypted(callback.Text("好"), token: "othertoken"),
            "wrong appid" => TestAccount.Encrypted(callback.Text("好"), appId: "wx0000000000000002"),
            "no signature" => TestAccount.Encrypted(callback.Text("好")).Replace("MsgSignature", "Signature", StringComparison.Ordinal),
            "encrypted junk" => TestAccount.Encrypted("ok"),
            _ => TestAccount.Encrypted(callback.Text("好")),
        });

        var delivery = await host.DeliveredAsync(openId, new { type = "text", text = "问", plan = new { mode } });

        Assert.Equal([code], delivery.Faults());
        Assert.Equal(["me text: 问", Notice], await host.ChatAsync(openId));
    }

    [Theory]
    [InlineData("text", 3, 1, true)]
    [InlineData("text", 1, 1, false)]
    [InlineData("click", 8, 8, false)]
    [InlineData("click", 9, 8, true)]
    public async Task News_is_cut_to_what_the_occasion_allows(string type, int sent, int shown, bool flagged)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.News(sent));

        var delivery = await host.DeliveredAsync(openId, new { type, text = "新闻", key = "board:yaowen" });

        Assert.Equal("replied", delivery.GetProperty("outcome").GetString());
        Assert.Equal(flagged ? ["news_too_many"] : [], delivery.Codes());
        var entry = (await host.SnapshotAsync()).GetProperty("entries").EnumerateArray().Last();
        Assert.Equal(shown, entry.GetProperty("articles").GetArrayLength());
    }

    [Fact]
    public async Task A_long_text_is_shown_and_remarked()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.Text(new string('长', 683)));

        var delivery = await host.DeliveredAsync(openId, new { type = "text", text = "问" });

        Assert.Equal(2049, Encoding.UTF8.GetByteCount(new string('长', 683)));
        Assert.Equal(["content_long"], delivery.Codes());
        Assert.Empty(delivery.Faults());
    }

    [Fact]
    public async Task Who_left_gets_no_reply_and_no_notice()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.Text("再见"));

        var delivery = await host.DeliveredAsync(openId, new { type = "unfollow" });

        Assert.Equal(["reply_to_unsubscribe"], delivery.Codes());
        Assert.Empty(await host.ChatAsync(openId));
    }

    [Fact]
    public async Task An_answer_over_a_megabyte_is_no_answer()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.Text(new string('x', 1024 * 1024)));

        var delivery = await host.DeliveredAsync(openId, new { type = "text", text = "问" });

        Assert.Equal(["failed", "failed", "failed"], delivery.States());
        Assert.Equal(["me text: 问", Notice], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_no_answer()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.Webhook = new Uri("http://127.0.0.1:1/wechat");

        var delivery = await host.DeliveredAsync(openId, new { type = "text", text = "问", plan = new { earlyCloses = 1, closeAfterMs = 0 } });

        Assert.Equal(["failed", "failed", "failed"], delivery.States());
        Assert.Equal(["no_answer"], delivery.Codes());
    }
}
