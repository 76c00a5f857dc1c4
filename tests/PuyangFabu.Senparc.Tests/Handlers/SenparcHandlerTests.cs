using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>A team's handler inside the product: what stands before it, and after it, stays the product's.</summary>
public sealed class SenparcHandlerTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task The_teams_handler_answers_first_and_a_repeat_gets_the_same_bytes(string provider)
    {
        await using var host = await StartAsync(provider);
        var message = host.Sender.Text("食堂");

        var first = await host.Sender.SendAsync(message);
        host.Database.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.RestartAsync();

        Assert.Equal("oUser1：今天有“胡辣汤”😀 <1>", WeChatSender.Read(first.Body));
        Assert.Equal(first, await host.Sender.SendAsync(message));
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task What_it_leaves_the_product_answers()
    {
        await using var host = await StartAsync();
        await using var plain = await ProductHost.StartAsync(databases);

        foreach (var words in new[] { "你好", "公积金怎么提取", "qwzxvjk" })
        {
            Assert.Equal(await plain.Sender.AskAsync(words), await host.Sender.AskAsync(words));
        }
    }

    [Fact]
    public async Task Cards_and_silence_come_out_as_it_meant_them()
    {
        await using var host = await StartAsync();

        var card = XElement.Parse((await host.Sender.SendAsync(host.Sender.Text("图文"))).Body);
        var silence = await host.Sender.SendAsync(host.Sender.Text("静默"));

        Assert.Equal("题述https://a.example/p.jpghttps://a.example/", card.Descendants("item").Single().Value);
        Assert.Equal((HttpStatusCode.OK, "success"), silence);
    }

    [Fact]
    public async Task Its_mistake_costs_the_follower_nothing()
    {
        await using var host = await StartAsync();
        await using var plain = await ProductHost.StartAsync(databases);

        Assert.Equal(await plain.Sender.AskAsync("出错"), await host.Sender.AskAsync("出错"));
    }

    [Fact]
    public async Task An_encrypted_message_reaches_it_open_and_goes_back_sealed()
    {
        await using var host = await StartAsync();

        var (status, body) = await host.Sender.SendEncryptedAsync(host.Sender.Text("食堂"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("胡辣汤", WeChatSender.Open(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follower_is_kept_and_a_tap_counted_though_it_gives_the_words()
    {
        await using var host = await StartAsync();

        Assert.Equal("单位自己的欢迎语", WeChatSender.Read((await host.Sender.SendAsync(host.Sender.Event("subscribe"))).Body));
        Assert.Equal("单位自己的按钮", WeChatSender.Read((await host.Sender.SendAsync(host.Sender.Event("CLICK", "TEAM"))).Body));

        Assert.NotNull(await host.Services.GetRequiredService<FollowerStore>().FindAsync("puyang", "oUser1", CancellationToken.None));
    }

    [Fact]
    public async Task Words_of_danger_stay_with_the_product()
    {
        await using var host = await ProductHost.StartAsync(
            databases, configure: static services => services.AddSenparcMessageHandler<EagerMessageHandler>());

        Assert.Equal("抢答", await host.Sender.AskAsync("公积金"));
        Assert.DoesNotContain("抢答", await host.Sender.AskAsync("我不想活了"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_handler_is_refused()
    {
        var services = new ServiceCollection().AddSenparcMessageHandler<CustomMessageHandler>();

        Assert.Throws<InvalidOperationException>(() => services.AddSenparcMessageHandler<EagerMessageHandler>());
    }

    private Task<ProductHost> StartAsync(string provider = "sqlite") => ProductHost.StartAsync(
        databases, provider, static services => services.AddSenparcMessageHandler<CustomMessageHandler>());
}
