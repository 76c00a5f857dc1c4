using System.Net;
using System.Net.Sockets;
using System.Text;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

public sealed class WebhookStatusTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_address_check_returns_the_bare_echo()
    {
        var (timestamp, nonce) = (Sender.Now(), "42");
        using var response = await Sender.Client.GetAsync(
            $"/wechat?signature={WeChatSender.Sign(WeChatSender.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&echostr=4375120948345356249");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("4375120948345356249"u8.ToArray(), await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/wechat?timestamp=1&nonce=1&echostr=x")]
    [InlineData("/wechat?signature=0000000000000000000000000000000000000000&timestamp=1467099000&nonce=1&echostr=x")]
    [InlineData("/wechat")]
    public async Task An_address_check_without_a_right_signature_is_refused(string address)
    {
        using var response = await Sender.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_and_learns_nothing()
    {
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendAsync(Sender.Text("公积金"), signature: new string('0', 40)));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.SendAsync(Sender.Text("公积金"), token: "guessed"));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await Sender.PostAsync("/wechat", "<xml/>"u8.ToArray()));
        Assert.Equal(0, await InboxRows.CountAsync(host.Database));
    }

    [Theory]
    [InlineData(-601)]
    [InlineData(601)]
    public async Task A_signature_outside_its_time_is_refused(int seconds)
    {
        var time = host.Database.Clock.GetUtcNow().ToUnixTimeSeconds() + seconds;
        Assert.Equal(HttpStatusCode.Forbidden, (await Sender.SendAsync(Sender.Text("你好"), timestamp: $"{time}")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    public async Task A_timestamp_that_is_no_number_is_refused(string timestamp) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await Sender.SendAsync(Sender.Text("你好"), timestamp: timestamp)).Status);

    [Theory]
    [InlineData("")]
    [InlineData("{\"MsgType\":\"text\"}")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml><MsgType>text</MsgType>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><xml><Content>&b;</Content></xml>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><xml/>")]
    public async Task A_signed_body_that_is_no_message_is_a_bad_request(string body) =>
        Assert.Equal((HttpStatusCode.BadRequest, ""), await Sender.SendAsync(body));

    [Fact]
    public async Task Broken_tags_and_endless_nesting_are_bad_requests()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.SendAsync([.. "<xml><Content"u8, 0xff, 0xfe, .. "></Content></xml>"u8])).Status);
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Assert.Equal(HttpStatusCode.BadRequest, (await Sender.SendAsync($"<xml>{deep}</xml>")).Status);
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_is_too_large_whether_its_length_is_told_or_not()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Sender.SendAsync(new byte[2 << 20])).Status);
        using var unknownLength = new StreamContent(new UnknownLengthStream(2 << 20));
        using var response = await Sender.Client.PostAsync("/wechat?signature=x", unknownLength);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task One_accounts_token_and_AppID_open_no_other_account()
    {
        Assert.Equal(HttpStatusCode.OK, (await Sender.SendAsync(Sender.Text("你好"), "/wechat/puyang")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Sender.SendAsync(Sender.Text("你好"), "/wechat/other", "othertoken")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Sender.SendAsync(Sender.Text("你好"), "/wechat/other")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Sender.SendEncryptedAsync(Sender.Text("你好"), "/wechat/other", "othertoken")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Sender.SendAsync(Sender.Text("你好"), "/wechat/nobody")).Status);
    }

    [Fact]
    public async Task Two_hundred_connections_that_stall_keep_nobody_waiting()
    {
        var stalled = new List<TcpClient>();
        try
        {
            for (var index = 0; index < 200; index++)
            {
                var tcp = new TcpClient();
                await tcp.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
                await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /wechat?signature=x HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n<xm"), TestContext.Current.CancellationToken);
                stalled.Add(tcp);
            }

            Assert.Equal(HttpStatusCode.OK, (await Sender.SendAsync(Sender.Text("你好"))).Status);
        }
        finally
        {
            stalled.ForEach(static tcp => tcp.Dispose());
        }
    }
}
