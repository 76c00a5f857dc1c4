namespace PuyangFabu.Tests.Sandbox;

public sealed class DeliveryModeTests
{
    [Fact]
    public async Task Plain_mode_sends_the_message_signed_by_token_time_and_nonce()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "查天气", plan = new { mode = "plain" } });

        var callback = await host.ReceivedAsync();
        callback.AnswerText("晴");
        var delivery = await delivering;

        Assert.Equal(
            ReceivedCallback.Sha1OfSorted(TestAccount.Token, callback.Query("timestamp"), callback.Query("nonce")),
            callback.Query("signature"));
        Assert.Equal(openId, callback.Query("openid"));
        Assert.False(callback.HasQuery("encrypt_type"));
        Assert.Equal("查天气", callback.Outer.Element("Content")!.Value);
        Assert.Equal(TestAccount.OriginalId, callback.Node("ToUserName"));
        Assert.True(callback.MsgId() > 1L << 53);
        Assert.Equal("replied", delivery.GetProperty("outcome").GetString());
        Assert.Equal(["me text: 查天气", "account text: 晴"], await host.ChatAsync(openId));
    }

    [Theory]
    [InlineData("compatible")]
    [InlineData("safe")]
    public async Task An_encrypted_mode_signs_the_cipher_text_and_reads_the_encrypted_reply(string mode)
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "你好]]>😀\n第二行", plan = new { mode } });

        var callback = await host.ReceivedAsync();
        var encrypt = callback.Outer.Element("Encrypt")!.Value;
        callback.Answer(TestAccount.Encrypted(callback.Text("您好")));
        var delivery = await delivering;

        Assert.Equal("aes", callback.Query("encrypt_type"));
        Assert.Equal(
            ReceivedCallback.Sha1OfSorted(TestAccount.Token, callback.Query("timestamp"), callback.Query("nonce"), encrypt),
            callback.Query("msg_signature"));
        Assert.Equal(mode == "compatible", callback.Outer.Element("Content") is not null);
        Assert.Equal(TestAccount.OriginalId, callback.Outer.Element("ToUserName")!.Value);
        Assert.Equal("你好]]>😀\n第二行", callback.Decrypted.Element("Content")!.Value);
        Assert.Equal("replied", delivery.GetProperty("outcome").GetString());
        Assert.Contains("您好", delivery.GetProperty("attempts")[0].GetProperty("responseInner").GetString(), StringComparison.Ordinal);
        Assert.Equal("account text: 您好", (await host.ChatAsync(openId))[^1]);
    }

    [Fact]
    public async Task Compatible_mode_takes_a_plain_reply_too()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.Text("明文"));

        await host.DeliveredAsync(openId, new { type = "text", text = "你好", plan = new { mode = "compatible" } });

        Assert.Equal("account text: 明文", (await host.ChatAsync(openId))[^1]);
    }

    [Fact]
    public async Task The_drawer_has_the_bytes_both_ways()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.Text("好"));

        var delivery = await host.DeliveredAsync(openId, new { type = "text", text = "你好" });
        host.HasReceived(out var callback);

        var attempt = delivery.GetProperty("attempts")[0];
        Assert.Equal($"POST {callback!.PathAndQuery} HTTP/1.1", attempt.GetProperty("requestLine").GetString());
        Assert.Equal(System.Text.Encoding.UTF8.GetString(callback.Body), attempt.GetProperty("requestBody").GetString());
        Assert.Equal(callback.Body.Length, attempt.GetProperty("requestBytes").GetInt32());
        Assert.Equal(callback.Text("好"), attempt.GetProperty("responseBody").GetString());
        Assert.StartsWith("HTTP/1.1 200", attempt.GetProperty("statusLine").GetString(), StringComparison.Ordinal);
        Assert.True(attempt.GetProperty("won").GetBoolean());
    }
}
