using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Sandbox.Platform;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class AdministratorTests
{
    [Fact]
    public async Task A_protected_send_waits_and_goes_out_when_the_administrator_agrees()
    {
        await using var host = await StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        var draft = await host.DraftAsync("头条");
        Assert.Equal(89504, (await host.SendToAllAsync(draft, "k")).Code());
        Assert.Equal(89505, (await host.SendToAllAsync(draft, "k")).Code());
        Assert.Equal(MassJobState.AwaitingAdministrator, host.Jobs[0].State);

        Assert.Equal(200, await host.DeskAsync($"jobs/{host.Jobs[0].MsgId}/approve"));

        Assert.Equal("send success", (await host.Sandbox.ReceivedAsync()).Node("Status"));
        Assert.Equal(["account pushed: "], await host.Sandbox.ChatAsync(openId));
        Assert.Equal(45065, (await host.SendToAllAsync(draft, "k")).Code());
        Assert.Equal(409, await host.DeskAsync($"jobs/{host.Jobs[0].MsgId}/approve"));
    }

    [Fact]
    public async Task A_refusal_is_told_by_the_event()
    {
        await using var host = await StartAsync();
        var draft = await host.DraftAsync("头条");
        await host.SendToAllAsync(draft, "k");

        Assert.Equal(200, await host.DeskAsync($"jobs/{host.Jobs[0].MsgId}/refuse"));

        Assert.Equal("err(40001)", (await host.Sandbox.ReceivedAsync()).Node("Status"));
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{draft}}"}"""));
    }

    [Fact]
    public async Task Half_an_hour_of_silence_is_a_refusal()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var host = await StartAsync(time);
        await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal("err(40002)", (await host.Sandbox.ReceivedAsync()).Node("Status"));
        Assert.Equal(MassJobState.Failed, host.Jobs[0].State);
    }

    [Fact]
    public async Task A_send_to_some_is_not_protected()
    {
        await using var host = await StartAsync();

        Assert.Equal(0, (await host.SendToAsync(await host.NamelessAsync(2), "一")).Code());
    }

    private static async Task<PlatformHost> StartAsync(TimeProvider? time = null)
    {
        var host = await PlatformHost.StartAsync(
            time: time, limits: new PlatformLimits { FinishAfter = TimeSpan.Zero, ClientMsgIdPause = TimeSpan.Zero });
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.AdministratorConfirms, Times = null });
        return host;
    }
}
