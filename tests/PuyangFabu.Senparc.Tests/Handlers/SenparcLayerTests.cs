using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Webhook;
using Senparc.NeuChar.Entities;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>What a team's handler is not asked, and what it cannot cost the product.</summary>
public sealed class SenparcLayerTests(TestDatabases databases)
{
    private const string Theirs = "单位的答复";
    private const string Asker = "oAsker";
    private static readonly (HttpStatusCode Status, string Body) Silence = (HttpStatusCode.OK, "success");

    private readonly HandlerScript script = new();

    [Fact]
    public async Task Who_asks_for_people_and_talks_with_them_stays_with_the_product_pictures_too()
    {
        await using var host = await StartAsync();
        script.Answer = static handler => handler.Say(Theirs);

        Assert.Contains("已转人工", await host.Sender.AskAsync("人工", Asker), StringComparison.Ordinal);
        Assert.Equal(Silence, await host.Sender.SendAsync(host.Sender.Text("路灯坏了", Asker)));
        Assert.Equal(Silence, await PictureAsync(host, Asker, 1));

        Assert.DoesNotContain("hook", script.Steps);
        Assert.Equal(Theirs, await host.Sender.AskAsync("路灯坏了"));
        Assert.Equal(Theirs, WeChatSender.Read((await PictureAsync(host, "oUser1", 2)).Body));
    }

    [Fact]
    public async Task Who_tells_a_case_goes_on_telling_it_to_the_product()
    {
        await using var host = await StartAsync();
        Assert.Contains("【1/6】", await host.Sender.AskAsync("我要留言", Asker), StringComparison.Ordinal);
        script.Answer = static handler => handler.Say(Theirs);

        Assert.Contains("【2/6】", await host.Sender.AskAsync("3", Asker), StringComparison.Ordinal);
        Assert.Contains("【3/6】", await host.Sender.AskAsync("华龙区人民路", Asker), StringComparison.Ordinal);
        Assert.Contains("【4/6】", await host.Sender.AskAsync("路灯坏了三天", Asker), StringComparison.Ordinal);
        await PictureAsync(host, Asker, 1);

        // Asked when the case was not begun yet, and for somebody who tells none.
        Assert.Single(script.Steps, "hook");
        Assert.Equal(Theirs, await host.Sender.AskAsync("3"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_takes_too_long_loses_its_turn_and_nothing_of_ours(bool blocks)
    {
        await using var host = await StartAsync();
        await using var plain = await ProductHost.StartAsync(databases);
        using var gate = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        script.Before = _ =>
        {
            begun.Release();
            if (blocks)
            {
                gate.Wait(TestContext.Current.CancellationToken);
            }
        };
        script.Answer = handler =>
        {
            gate.Wait(TestContext.Current.CancellationToken);
            return handler.Say(Theirs);
        };

        foreach (var message in new Func<WeChatSender, string>[] { static sender => sender.Text("你好"), static sender => sender.Event("subscribe") })
        {
            var expected = await plain.Sender.SendAsync(message(plain.Sender));
            var answer = host.Sender.SendAsync(message(host.Sender));
            Assert.True(await begun.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
            await PassingTime.UntilAsync(host, () => answer.IsCompleted, within: TimeSpan.FromSeconds(3));

            Assert.Equal(WeChatSender.Read(expected.Body), WeChatSender.Read((await answer).Body));
        }

        Assert.NotNull(await host.Services.GetRequiredService<FollowerStore>().FindAsync("puyang", "oUser1", CancellationToken.None));
        Assert.DoesNotContain("team-handler", await InboxRows.ReasonsAsync(host.Database));
        gate.Set();
    }

    [Fact]
    public async Task Silence_at_an_event_keeps_what_the_product_writes_down_of_it()
    {
        await using var host = await StartAsync();
        script.Answer = static handler => handler.CreateResponseMessage<ResponseMessageNoResponse>();

        Assert.Equal(Silence, await host.Sender.SendAsync(host.Sender.Event("subscribe")));

        Assert.NotNull(await host.Services.GetRequiredService<FollowerStore>().FindAsync("puyang", "oUser1", CancellationToken.None));
    }

    [Fact]
    public async Task An_event_that_Senparc_does_not_know_is_answered_as_without_it()
    {
        await using var host = await StartAsync();
        script.Answer = static handler => handler.Say(Theirs);

        Assert.Equal(Silence, await host.Sender.SendAsync(host.Sender.Event("of_next_year")));
        Assert.Equal(1, await InboxRows.CountAsync(host.Database));
    }

    [Fact]
    public async Task A_handler_for_encrypted_messages_alone_costs_nobody_an_answer()
    {
        await using var plain = await ProductHost.StartAsync(databases);
        await using var host = await ProductHost.StartAsync(databases, configure: services => services.AddSenparcMessageHandler<ScriptedMessageHandler, TeamMessageContext>(
            (body, model, provider) => new ScriptedMessageHandler(body, model, script, onlyAllowEncryptMessage: true, serviceProvider: provider)));

        Assert.Equal(await plain.Sender.AskAsync("你好"), await host.Sender.AskAsync("你好"));
        Assert.Empty(script.Steps);
    }

    private Task<ProductHost> StartAsync() => ProductHost.StartAsync(
        databases, configure: services => services.AddSingleton(script).AddSenparcMessageHandler<ScriptedMessageHandler, TeamMessageContext>());

    private static Task<(HttpStatusCode Status, string Body)> PictureAsync(ProductHost host, string user, int number) => host.Sender.SendAsync(host.Sender.Message(
        "image", $"<PicUrl><![CDATA[https://mmbiz.qpic.cn/{number}]]></PicUrl><MediaId><![CDATA[MEDIA{number}]]></MediaId><MsgId>{7_300_000_000_000_000_000 + number}</MsgId>", user));
}
