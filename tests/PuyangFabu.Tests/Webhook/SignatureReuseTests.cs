using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Webhook;

/// <summary>A signature covers no body, so that it may stand for one only; whoever saw a query must not post under it.</summary>
public sealed class SignatureReuseTests(TestDatabases databases)
{
    private const string Nonce = "1234567";

    private static readonly (HttpStatusCode, string) Refused = (HttpStatusCode.Forbidden, "");

    [Theory, EachDatabase]
    public async Task A_signature_counts_for_one_body_on_every_node_and_after_a_restart(string provider)
    {
        var database = databases.Create(provider);
        await using var one = await ProductHost.StartOnAsync(database);
        await using var two = await ProductHost.StartOnAsync(database);
        var follow = one.Sender.Event("subscribe");
        var leave = one.Sender.Event("unsubscribe");
        var first = await one.Sender.SendUnderAsync(Nonce, follow);
        Assert.Equal(HttpStatusCode.OK, first.Status);

        Assert.Equal(Refused, await one.Sender.SendUnderAsync(Nonce, leave));
        Assert.Equal(Refused, await two.Sender.SendUnderAsync(Nonce, leave));
        await two.RestartAsync();
        Assert.Equal(Refused, await two.Sender.SendUnderAsync(Nonce, leave));

        Assert.Equal(first, await one.Sender.SendUnderAsync(Nonce, follow));
        Assert.Equal(first, await two.Sender.SendUnderAsync(Nonce, follow));
        Assert.True((await one.Services.GetRequiredService<FollowerStore>().FindAsync("puyang", "oUser1", CancellationToken.None))!.Following);
        Assert.Equal(1, await InboxRows.CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task Of_twenty_bodies_at_once_under_one_signature_one_counts_and_its_neighbours_are_answered(string provider)
    {
        var database = databases.Create(provider);
        await using var one = await ProductHost.StartOnAsync(database);
        await using var two = await ProductHost.StartOnAsync(database);
        var forged = Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? one : two).Sender.SendUnderAsync(Nonce, one.Sender.Text($"伪造 {number}", msgId: 500 + number)));
        var honest = Enumerable.Range(0, 20).Select(number => one.Sender.SendAsync(one.Sender.Text($"真实 {number}", msgId: 900 + number)));
        var answers = await Task.WhenAll(forged.Concat(honest));

        Assert.Equal(19, answers.Count(static answer => answer == Refused));
        Assert.Equal(21, answers.Count(static answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(21, await InboxRows.CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task An_encrypted_request_uses_its_plain_signature_up(string provider)
    {
        var database = databases.Create(provider);
        await using var one = await ProductHost.StartOnAsync(database);
        await using var two = await ProductHost.StartOnAsync(database);
        var message = one.Sender.Text("公积金");
        var first = await one.Sender.SendEncryptedAsync(message, nonce: Nonce);
        Assert.Equal(HttpStatusCode.OK, first.Status);

        Assert.Equal(Refused, await one.Sender.SendUnderAsync(Nonce, one.Sender.Event("unsubscribe")));
        Assert.Equal(Refused, await two.Sender.SendUnderAsync(Nonce, one.Sender.Event("unsubscribe")));
        Assert.Equal(Refused, await two.Sender.SendUnderAsync(Nonce, message));

        // Encrypted anew under the same time and nonce it is a retry like any other.
        Assert.Equal(first, await one.Sender.SendEncryptedAsync(message, nonce: Nonce));
        Assert.Equal(first, await two.Sender.SendEncryptedAsync(message, nonce: Nonce));
    }

    [Fact]
    public async Task The_check_of_the_address_uses_its_signature_up_and_may_come_again()
    {
        var database = databases.Create("sqlite");
        await using var one = await ProductHost.StartOnAsync(database);
        await using var two = await ProductHost.StartOnAsync(database);
        for (var time = 0; time < 2; time++)
        {
            foreach (var host in new[] { one, two })
            {
                Assert.Equal("echo", await host.Sender.Client.GetStringAsync($"/wechat?{one.Sender.Query(Nonce)}&echostr=echo", TestContext.Current.CancellationToken));
            }
        }

        Assert.Equal(Refused, await one.Sender.SendUnderAsync(Nonce, one.Sender.Text("你好")));
        Assert.Equal(Refused, await two.Sender.SendUnderAsync(Nonce, one.Sender.Text("你好")));
        Assert.Equal(0, await InboxRows.CountAsync(database));
    }

    [Fact]
    public async Task A_request_that_is_refused_for_what_it_holds_uses_its_signature_up()
    {
        var database = databases.Create("sqlite");
        await using var one = await ProductHost.StartOnAsync(database);
        await using var two = await ProductHost.StartOnAsync(database);
        var message = one.Sender.Text("你好");
        var astray = message.Replace(WeChatSender.OriginalId, "gh_somebodyelse", StringComparison.Ordinal);
        Func<string, Task<(HttpStatusCode Status, string Body)>>[] requests =
        [
            nonce => one.Sender.SendEncryptedAsync(message, key: new string('A', 43), nonce: nonce),
            nonce => one.Sender.SendEncryptedAsync(message, appId: "wx0000000000000009", nonce: nonce),
            nonce => one.Sender.SendEncryptedAsync(astray, nonce: nonce),
            nonce => one.Sender.SendEncryptedAsync("<xml>没有消息</xml>", nonce: nonce),
            nonce => one.Sender.SendUnderAsync(nonce, astray),
            nonce => one.Sender.SendUnderAsync(nonce, "没有消息"),
        ];
        foreach (var (number, request) in requests.Index())
        {
            var nonce = $"99{number}";
            var (status, _) = await request(nonce);
            Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{number}: {status}");
            Assert.Equal((number, Refused), (number, await one.Sender.SendUnderAsync(nonce, one.Sender.Text("伪造"))));
            Assert.Equal((number, Refused), (number, await two.Sender.SendUnderAsync(nonce, one.Sender.Text("伪造"))));
        }

        Assert.Equal(0, await InboxRows.CountAsync(database));
    }

    [Fact]
    public async Task Without_a_window_no_digit_moved_from_the_nonce_to_the_time_makes_another_signature()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--WeChat:SignatureWindowSeconds", "0"]);
        var time = host.Sender.Now();
        Assert.Equal(HttpStatusCode.OK, (await host.Sender.SendUnderAsync("91", host.Sender.Text("你好"))).Status);
        await host.RestartAsync();

        var moved = $"/wechat?signature={WeChatSender.Sign(WeChatSender.Token, time, "91")}&timestamp={time}9&nonce=1";
        var straight = $"/wechat?signature={WeChatSender.Sign(WeChatSender.Token, time, "91")}&timestamp={time}&nonce=91";
        Assert.Equal(Refused, await host.Sender.PostAsync(straight, System.Text.Encoding.UTF8.GetBytes(host.Sender.Text("伪造"))));
        Assert.Equal(Refused, await host.Sender.PostAsync(moved, System.Text.Encoding.UTF8.GetBytes(host.Sender.Text("伪造"))));
    }

    [Fact]
    public async Task A_repeat_answered_from_memory_uses_its_new_signature_up()
    {
        var database = databases.Create("sqlite");
        await using var one = await ProductHost.StartOnAsync(database);
        await using var two = await ProductHost.StartOnAsync(database);
        var message = one.Sender.Text("你好");
        var first = await one.Sender.SendAsync(message);

        Assert.Equal(first, await one.Sender.SendUnderAsync(Nonce, message));
        Assert.Equal(Refused, await two.Sender.SendUnderAsync(Nonce, one.Sender.Text("伪造")));

        Assert.Equal(first, await one.Sender.SendEncryptedAsync(message, nonce: "7") is { } encrypted ? (encrypted.Status, WeChatSender.Open(encrypted.Body)) : default);
        Assert.Equal(Refused, await two.Sender.SendUnderAsync("7", one.Sender.Text("伪造")));
    }

    [Fact]
    public async Task Who_joins_a_message_that_is_refused_is_answered_for_itself()
    {
        await using var host = await ProductHost.StartAsync(databases);
        await host.Sender.SendUnderAsync(Nonce, host.Sender.Text("先来的"));
        for (var round = 0; round < 10; round++)
        {
            var message = host.Sender.Text("公积金", msgId: 100 + round);
            var forged = host.Sender.SendUnderAsync(Nonce, message);
            var honest = host.Sender.SendAsync(message);
            Assert.Equal(Refused, await forged);
            Assert.Equal(HttpStatusCode.OK, (await honest).Status);
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_put_down_goes_when_its_time_alone_refuses_it(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider);
        await host.Sender.SendUnderAsync(Nonce, host.Sender.Text("你好"));
        host.Database.Clock.Advance(TimeSpan.FromSeconds(600));
        await host.Services.StepAsync<RetentionCleaner>();
        Assert.Equal(1, await CountAsync(host));
        host.Database.Clock.Advance(TimeSpan.FromSeconds(61));
        await host.Services.StepAsync<RetentionCleaner>();
        Assert.Equal(0, await CountAsync(host));
    }

    [Fact]
    public async Task Without_a_window_a_signature_is_known_for_a_day()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--WeChat:SignatureWindowSeconds", "0"]);
        var query = host.Sender.Query(Nonce);
        await host.Sender.SendUnderAsync(Nonce, host.Sender.Text("你好"));
        host.Database.Clock.Advance(TimeSpan.FromHours(23));
        await host.Services.StepAsync<RetentionCleaner>();
        await host.RestartAsync();
        Assert.Equal(Refused, await host.Sender.PostAsync($"/wechat?{query}", System.Text.Encoding.UTF8.GetBytes(host.Sender.Text("伪造"))));
        host.Database.Clock.Advance(TimeSpan.FromHours(1));
        await host.Services.StepAsync<RetentionCleaner>();
        Assert.Equal(0, await CountAsync(host));
    }

    private static Task<long> CountAsync(ProductHost host) => host.Database.Database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from seen_signatures"), CancellationToken.None);
}
