using System.Net.ServerSentEvents;
using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox;

public sealed class PhoneStreamTests
{
    private static readonly Uri Address = new("/sandbox/api/accounts/puyang/stream", UriKind.Relative);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_hears_what_happens_in_its_order()
    {
        await using var host = await SandboxHost.StartAsync();
        host.AnswerWith(callback => callback.Text("欢迎"));
        await using var stream = await host.Client.GetStreamAsync(Address, Cancelled);
        var events = SseParser.Create(stream).EnumerateAsync(Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.Equal("ready", (await NextAsync(events)).EventType);

        await host.DeliveredAsync(await host.OpenIdAsync(), new { type = "follow" });

        var heard = new List<string>();
        SseItem<string> last;
        do
        {
            last = await NextAsync(events);
            heard.Add(last.EventType);
        }
        while (last.EventType != "entry");

        Assert.Equal(["follower", "delivery"], heard.Take(2));
        Assert.Equal("欢迎", JsonSerializer.Deserialize<JsonElement>(last.Data).GetProperty("text").GetString());
        await events.DisposeAsync();
    }

    [Fact]
    public async Task An_open_page_does_not_hold_up_the_stop()
    {
        await using var host = await SandboxHost.StartAsync();
        await using var stream = await host.Client.GetStreamAsync(Address, Cancelled);
        using var reader = new StreamReader(stream);
        Assert.Equal("event: ready", await reader.ReadLineAsync(Cancelled));

        await host.StopAsync();

        Assert.DoesNotContain("event:", await reader.ReadToEndAsync(Cancelled), StringComparison.Ordinal);
    }

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }
}
