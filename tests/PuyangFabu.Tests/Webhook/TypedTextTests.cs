using System.Net;
using System.Text;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

public sealed class TypedTextTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("濮阳\u001D要闻")]
    [InlineData("\u0000濮阳要闻\u0008\u000B")]
    public async Task What_a_phone_typed_is_answered_in_all_three_modes_and_kept_as_it_came(string words)
    {
        const string expected = "【濮阳要闻】";
        var message = Sender.Text(words);

        var plain = await Sender.SendAsync(message);
        var compatible = await Sender.SendEncryptedAsync(Sender.Text(words), compatible: true);
        var safe = await Sender.SendEncryptedAsync(Sender.Text(words));

        Assert.All([plain, compatible, safe], static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.StartsWith(expected, WeChatSender.Read(plain.Body), StringComparison.Ordinal);
        Assert.StartsWith(expected, WeChatSender.Read(WeChatSender.Open(compatible.Body)), StringComparison.Ordinal);
        Assert.StartsWith(expected, WeChatSender.Read(WeChatSender.Open(safe.Body)), StringComparison.Ordinal);
        var kept = await host.Database.Database.ReadAsync(
            static session => session.FirstOrDefaultAsync<byte[]>("select message from inbox order by id limit 1"), CancellationToken.None);
        Assert.Equal(Encoding.UTF8.GetBytes(message), kept);
    }

    [Theory]
    [InlineData("公积金]]>提取")]
    [InlineData("<xml><Content><![CDATA[公积金]]></Content><MsgId>1</MsgId></xml>")]
    [InlineData("公积金\uFFFE")]
    public async Task Odd_words_get_an_answer_and_a_repeat_gets_the_same(string words)
    {
        var message = Sender.Text(words);
        var first = await Sender.SendAsync(message);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.NotEmpty(WeChatSender.Read(first.Body));
        Assert.Equal(first, await Sender.SendAsync(message));
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task Every_answer_tells_its_length_and_comes_in_one_piece()
    {
        var (timestamp, signature) = (Sender.Now(), WeChatSender.Sign(WeChatSender.Token, Sender.Now(), "42"));
        using var echo = await Sender.Client.GetAsync($"/wechat?signature={signature}&timestamp={timestamp}&nonce=42&echostr=%E6%BF%AE");
        Assert.Equal("濮", await echo.Content.ReadAsStringAsync());
        using var unverified = await Sender.Client.GetAsync("/wechat?signature=0&timestamp=1&nonce=1&echostr=x");
        using var nobody = await Sender.Client.GetAsync("/wechat/nobody?echostr=x");
        using var text = await PostAsync(Sender.Text("公积金"));
        using var success = await PostAsync(Sender.Event("VIEW", "https://example.cn/"));
        using var broken = await PostAsync("<xml>");
        using var large = await PostAsync(new string('x', 2 << 20));

        Assert.All([echo, unverified, nobody, text, success, broken, large], static response =>
        {
            Assert.NotNull(response.Content.Headers.ContentLength);
            Assert.NotEqual(true, response.Headers.TransferEncodingChunked);
        });
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        var (timestamp, nonce) = (Sender.Now(), Guid.NewGuid().ToString("N"));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        return await Sender.Client.PostAsync(
            $"/wechat?signature={WeChatSender.Sign(WeChatSender.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}", content);
    }
}
