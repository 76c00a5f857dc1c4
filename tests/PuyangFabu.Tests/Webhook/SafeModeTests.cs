using System.Net;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

public sealed class SafeModeTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_encrypted_message_gets_an_encrypted_reply(bool compatible)
    {
        var (status, body) = await Sender.SendEncryptedAsync(Sender.Text("濮阳要闻"), compatible: compatible);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("【濮阳要闻】", WeChatSender.Read(WeChatSender.Open(body)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_under_the_previous_key_is_answered_under_it()
    {
        var (_, body) = await Sender.SendEncryptedAsync(Sender.Text("濮阳要闻"), key: WeChatSender.PreviousKey);
        Assert.Contains("【濮阳要闻】", WeChatSender.Open(body, WeChatSender.PreviousKey), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_say_stays_plain() =>
        Assert.Equal((HttpStatusCode.OK, "success"), await Sender.SendEncryptedAsync(Sender.Event("VIEW", "https://example.cn/")));

    [Fact]
    public async Task A_repeat_gets_the_same_bytes_also_after_a_restart()
    {
        var message = Sender.Text("公积金");
        var first = await Sender.SendEncryptedAsync(message);
        Assert.Equal(first, await Sender.SendEncryptedAsync(message));
        await host.RestartAsync();
        Assert.Equal(first, await Sender.SendEncryptedAsync(message));
        Assert.Equal(WeChatSender.Open(first.Body), (await Sender.SendAsync(message)).Body);
    }

    [Fact]
    public async Task Foreign_keys_AppIDs_and_spoilt_cipher_texts_are_refused()
    {
        var text = Sender.Text("公积金");
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendEncryptedAsync(text, appId: "wx0000000000000002"));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendEncryptedAsync(text, key: new string('A', 43)));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendEncryptedAsync(text, spoil: static cipher => cipher[..^44]));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendEncryptedAsync(text, spoil: static cipher => cipher[64..128] + cipher[..64] + cipher[128..]));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendEncryptedAsync(text, spoil: static _ => "not base64!"));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendEncryptedAsync(text, spoil: static _ => ""));
        Assert.Equal(0, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task The_plain_signature_does_not_open_an_encrypted_request()
    {
        var (timestamp, nonce) = (Sender.Now(), "1");
        var signature = WeChatSender.Sign(WeChatSender.Token, timestamp, nonce);
        var address = $"/wechat?signature={signature}&msg_signature={signature}&timestamp={timestamp}&nonce={nonce}&encrypt_type=aes";
        Assert.Equal(HttpStatusCode.Forbidden, (await Sender.PostAsync(address, "<xml><Encrypt>QUJD</Encrypt></xml>"u8.ToArray())).Status);
    }
}
