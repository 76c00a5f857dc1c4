using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Requests as WeChat never makes them, which two readers could read in two ways.</summary>
public sealed class OddRequestTests(TestDatabases databases) : IAsyncLifetime
{
    private static readonly (HttpStatusCode, string) Refused = (HttpStatusCode.Forbidden, "");

    private ProductHost host = null!;

    private WeChatSender Sender => host.Sender;

    public async ValueTask InitializeAsync() => host = await ProductHost.StartAsync(databases);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("&encrypt_type=", true)]
    [InlineData("&encrypt_type=raw", true)]
    [InlineData("&encrypt_type=RAW", true)]
    [InlineData("&encrypt_type=aes", false)]
    [InlineData("&encrypt_type=AES", false)]
    [InlineData("&encrypt_type=aes%20", false)]
    [InlineData("&encrypt_type=plain", false)]
    [InlineData("&encrypt_type=raw&encrypt_type=aes", false)]
    [InlineData("&encrypt_type=aes&encrypt_type=raw", false)]
    [InlineData("&encrypt_type=&encrypt%5Ftype=aes", false)]
    [InlineData("&%65ncrypt_type=aes", false)]
    [InlineData("&nonce=1", false)]
    [InlineData("&timestamp=1467099000", false)]
    [InlineData("&signature=", false)]
    public async Task A_plain_body_is_taken_under_a_plain_query_only(string more, bool taken) =>
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await Sender.SendUnderAsync("11", Sender.Text("你好"), more)).Status);

    [Fact]
    public async Task A_wrong_msg_signature_does_not_make_the_plain_fields_count()
    {
        var leave = Sender.Event("unsubscribe");
        var body = leave.Replace("</xml>", "<Encrypt><![CDATA[QUJD]]></Encrypt></xml>", StringComparison.Ordinal);
        foreach (var more in new[] { "&encrypt_type=aes", "&encrypt_type=aes&msg_signature=", $"&encrypt_type=aes&msg_signature={new string('0', 40)}" })
        {
            Assert.Equal(Refused, await Sender.SendUnderAsync("12", body, more));
            Assert.Equal(Refused, await Sender.SendUnderAsync("12", leave, more));
        }

        Assert.Equal(0, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task A_cipher_text_under_a_plain_query_is_refused_with_all_that_stands_beside_it()
    {
        var body = Sender.Event("unsubscribe").Replace("</xml>", "<Encrypt><![CDATA[QUJD]]></Encrypt></xml>", StringComparison.Ordinal);
        Assert.Equal(Refused, await Sender.SendUnderAsync("13", body));
        Assert.Equal(Refused, await Sender.SendUnderAsync("14", "<xml><ToUserName>gh_test00000001</ToUserName><Encrypt>QUJD</Encrypt></xml>"));

        // What a person typed is no cipher text.
        Assert.Equal(HttpStatusCode.OK, (await Sender.SendAsync(Sender.Text("怎样写 <Encrypt>QUJD</Encrypt>？"))).Status);
    }

    [Fact]
    public async Task In_compatible_mode_only_the_cipher_text_is_believed()
    {
        await Sender.SendAsync(Sender.Event("subscribe"));
        var believed = Sender.Text("公积金", "oUser2");
        var (status, _) = await Sender.SendCompatibleAsync(believed, beside: Sender.Event("unsubscribe"));

        Assert.Equal(HttpStatusCode.OK, status);
        var followers = host.Services.GetRequiredService<FollowerStore>();
        Assert.True((await followers.FindAsync("puyang", "oUser1", CancellationToken.None))!.Following);
        Assert.DoesNotContain("unfollowed", await InboxRows.ReasonsAsync(host.Database));
    }

    [Fact]
    public async Task A_message_for_another_account_is_refused_in_every_mode()
    {
        var astray = Sender.Text("你好").Replace(WeChatSender.OriginalId, "gh_somebodyelse", StringComparison.Ordinal);
        var eventAstray = Sender.Event("unsubscribe").Replace(WeChatSender.OriginalId, "gh_somebodyelse", StringComparison.Ordinal);
        Assert.Equal(Refused, await Sender.SendAsync(astray));
        Assert.Equal(Refused, await Sender.SendAsync(eventAstray));
        Assert.Equal(Refused, await Sender.SendEncryptedAsync(astray));
        Assert.Equal(Refused, await Sender.SendEncryptedAsync(eventAstray, compatible: true));
        Assert.Equal(0, await InboxRows.CountAsync(host.Database));
    }

    [Theory, EachDatabase]
    public async Task A_time_far_from_now_orders_nothing(string provider)
    {
        await using var other = await ProductHost.StartAsync(databases, provider);
        var followers = other.Services.GetRequiredService<FollowerStore>();
        foreach (var ahead in new[] { TimeSpan.FromDays(30_000), TimeSpan.FromHours(23), TimeSpan.FromSeconds(61) })
        {
            await other.Sender.SendAsync(Dated(other, "subscribe", ahead));
            Assert.True((await followers.FindAsync("puyang", "oUser1", CancellationToken.None))!.Following);
            other.Database.Clock.Advance(TimeSpan.FromSeconds(1));
            await other.Sender.SendAsync(other.Sender.Event("unsubscribe"));
            Assert.False((await followers.FindAsync("puyang", "oUser1", CancellationToken.None))!.Following);
            other.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        other.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await other.Sender.SendAsync(Dated(other, "unsubscribe", TimeSpan.FromDays(2)));
        other.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await other.Sender.SendAsync(Dated(other, "subscribe", TimeSpan.FromDays(-2)));
        Assert.True((await followers.FindAsync("puyang", "oUser1", CancellationToken.None))!.Following);
    }

    private static string Dated(ProductHost host, string name, TimeSpan from) => host.Sender.Event(name).Replace(
        $"<CreateTime>{host.Sender.Now()}<", $"<CreateTime>{host.Database.Clock.GetUtcNow().Add(from).ToUnixTimeSeconds()}<", StringComparison.Ordinal);
}
