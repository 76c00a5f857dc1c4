using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Tests.Sandbox;

public sealed class SandboxMemoryTests
{
    [Fact]
    public async Task A_chat_keeps_its_last_two_hundred_entries()
    {
        await using var host = await SandboxHost.StartAsync();
        var book = host.Services.GetRequiredService<PhoneBook>();
        var openId = await host.OpenIdAsync();

        for (var i = 1; i <= 201; i++)
        {
            book.Append(TestAccount.Slug, openId, new ChatEntry { Side = ChatSide.Me, Kind = "text", Text = $"{i}" });
        }

        var chat = await host.ChatAsync(openId);
        Assert.Equal(200, chat.Length);
        Assert.Equal("me text: 2", chat[0]);
    }

    [Fact]
    public async Task The_log_keeps_its_last_five_hundred_deliveries()
    {
        await using var host = await SandboxHost.StartAsync();
        var log = host.Services.GetRequiredService<DeliveryLog>();

        for (var i = 0; i < 501; i++)
        {
            log.Add(id => new Delivery
            {
                Id = id,
                Account = TestAccount.Slug,
                OpenId = "o",
                Label = "",
                MsgId = null,
                StartedAt = DateTimeOffset.UnixEpoch,
                Plan = new DeliveryPlan(),
                InnerXml = "<xml/>",
                Message = CallbackMessage.Unsubscribe(),
            });
        }

        Assert.Null(log.Find(1));
        Assert.NotNull(log.Find(2));
        Assert.NotNull(log.Find(501));
    }

    [Fact]
    public async Task A_page_that_does_not_read_is_cut_off()
    {
        var feed = new PhoneFeed();
        var changes = feed.Listen("puyang", TestContext.Current.CancellationToken);

        for (var i = 0; i <= PhoneFeed.Backlog; i++)
        {
            feed.Publish(new PhoneChange("puyang", "entry", i));
        }

        Assert.Equal(PhoneFeed.Backlog, await changes.CountAsync(TestContext.Current.CancellationToken));
    }
}
