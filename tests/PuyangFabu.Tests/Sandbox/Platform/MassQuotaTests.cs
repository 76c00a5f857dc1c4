using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class MassQuotaTests
{
    /// <summary>23:30 of the 30th in China, still the 30th in UTC an hour later.</summary>
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 15, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_subscription_account_sends_once_a_day_of_China()
    {
        await using var host = await StartAsync(SandboxAccountKind.Subscription);
        Assert.Equal(0, await SendAsync(host, "1"));
        Assert.Equal(45028, await SendAsync(host, "2"));

        time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(0, await SendAsync(host, "3"));
    }

    [Fact]
    public async Task A_service_account_sends_to_all_once_a_day_and_to_some_as_often_as_it_likes()
    {
        await using var host = await StartAsync(SandboxAccountKind.Service);
        var openIds = await host.NamelessAsync(2);
        Assert.Equal(0, await SendAsync(host, "1"));
        Assert.Equal(45028, await SendAsync(host, "2"));

        Assert.Equal(0, (await host.SendToAsync(openIds, "一")).Code());
        Assert.Equal(0, (await host.SendToAsync(openIds, "二")).Code());
    }

    [Fact]
    public async Task A_follower_of_a_service_account_gets_four_a_month_and_the_fifth_is_filtered()
    {
        await using var host = await StartAsync(SandboxAccountKind.Service);
        var openIds = await host.NamelessAsync(3);
        foreach (var text in new[] { "一", "二", "三", "四" })
        {
            await host.SendToAsync(openIds[..2], text);
        }

        await host.SendToAsync(openIds, "五");
        Assert.Equal(3, host.Jobs[4].TotalCount);
        Assert.Equal([openIds[2]], host.Jobs[4].Recipients);

        time.Advance(TimeSpan.FromMinutes(30));
        await host.SendToAsync(openIds, "六");
        Assert.Equal(openIds, host.Jobs[5].Recipients);
    }

    [Fact]
    public async Task The_mass_interface_is_called_sixty_times_a_minute_and_a_hundred_times_a_day()
    {
        await using var host = await StartAsync(SandboxAccountKind.Service);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(40152, await ToNobodyAsync(host, i));
        }

        Assert.Equal(42010, await ToNobodyAsync(host, 60));
        time.Advance(TimeSpan.FromMinutes(1));
        for (var i = 60; i < 100; i++)
        {
            Assert.Equal(40152, await ToNobodyAsync(host, i));
        }

        Assert.Equal(45009, await ToNobodyAsync(host, 100));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/clear_quota", $$"""{"appid":"{{TestAccount.AppId}}"}"""));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(40152, await ToNobodyAsync(host, 101));
    }

    [Fact]
    public async Task Quotas_can_be_lifted()
    {
        await using var host = await PlatformHost.StartAsync(
            SandboxAccountKind.Subscription, time: time, limits: new PlatformLimits { FinishAfter = TimeSpan.Zero, Quotas = false });

        Assert.Equal(0, await SendAsync(host, "1"));
        Assert.Equal(0, await SendAsync(host, "2"));
    }

    private Task<PlatformHost> StartAsync(SandboxAccountKind kind) =>
        PlatformHost.StartAsync(kind, time: time, limits: new PlatformLimits { FinishAfter = TimeSpan.Zero });

    private static async Task<int> SendAsync(PlatformHost host, string key) =>
        (await host.SendToAllAsync(await host.DraftAsync("头条"), key)).Code();

    private static Task<int> ToNobodyAsync(PlatformHost host, int key) => host.CodeAsync(
        "/cgi-bin/message/mass/sendall", $$$"""{"filter":{"tag_id":101},"msgtype":"text","text":{"content":"一"},"clientmsgid":"{{{key}}}"}""");
}
