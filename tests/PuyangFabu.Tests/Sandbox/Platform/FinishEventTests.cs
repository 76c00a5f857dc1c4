using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Sandbox.Platform;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class FinishEventTests
{
    [Fact]
    public async Task A_job_is_sending_until_its_time_has_come()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var host = await PlatformHost.StartAsync(time: time, limits: new PlatformLimits { FinishAfter = TimeSpan.FromSeconds(20) });
        await host.Sandbox.FollowerAsync();
        var id = (await host.SendToAllAsync(await host.DraftAsync("头条"), "k")).Text("msg_id");

        time.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal("SENDING", (await host.PostAsync("/cgi-bin/message/mass/get", $$"""{"msg_id":"{{id}}"}""")).Text("msg_status"));
        Assert.False(host.Sandbox.HasReceived(out _));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(id, (await host.Sandbox.ReceivedAsync()).Node("MsgID"));
        Assert.Equal("SEND_SUCCESS", (await host.PostAsync("/cgi-bin/message/mass/get", $$"""{"msg_id":"{{id}}"}""")).Text("msg_status"));
    }

    [Fact]
    public async Task An_early_event_is_there_before_the_answer()
    {
        await using var host = await PlatformHost.StartAsync(limits: new PlatformLimits { FinishAfter = TimeSpan.FromHours(1) });
        Queue(host, PlatformFaultKind.FinishEarly);

        var answer = await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        Assert.True(host.Sandbox.HasReceived(out var callback));
        Assert.Equal(answer.Text("msg_id"), callback!.Node("MsgID"));
    }

    [Fact]
    public async Task A_late_event_takes_its_time()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var host = await PlatformHost.StartAsync(time: time, limits: new PlatformLimits { FinishAfter = TimeSpan.FromSeconds(1) });
        Queue(host, PlatformFaultKind.FinishLate, milliseconds: 60_000);
        await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(host.Sandbox.HasReceived(out _));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("send success", (await host.Sandbox.ReceivedAsync()).Node("Status"));
    }

    [Fact]
    public async Task An_event_comes_twice_with_the_same_words()
    {
        await using var host = await PlatformHost.StartAsync();
        Queue(host, PlatformFaultKind.FinishTwice);

        await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        Assert.Equal((await host.Sandbox.ReceivedAsync()).Node("MsgID"), (await host.Sandbox.ReceivedAsync()).Node("MsgID"));
    }

    [Fact]
    public async Task Without_an_event_the_job_ends_all_the_same()
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        Queue(host, PlatformFaultKind.FinishNever);
        Queue(host, PlatformFaultKind.FinishEarly);

        await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        Assert.Equal((MassJobState.Succeeded, 0), (host.Jobs[0].State, host.Jobs[0].EventsSent));
        Assert.Equal(["account pushed: "], await host.Sandbox.ChatAsync(openId));
        Assert.False(host.Sandbox.HasReceived(out _));
    }

    [Fact]
    public async Task An_event_may_name_no_addresses()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.Sandbox.FollowerAsync();
        Queue(host, PlatformFaultKind.FinishWithoutUrls);

        await host.SendToAllAsync(await host.DraftAsync("头条"), "k");

        var callback = await host.Sandbox.ReceivedAsync();
        Assert.Equal("send success", callback.Node("Status"));
        Assert.Empty(callback.Message.Descendants("ArticleUrl"));
    }

    [Theory]
    [InlineData(PlatformFaultKind.FinishFails, null, "send fail")]
    [InlineData(PlatformFaultKind.FinishRefused, null, "err(20001)")]
    [InlineData(PlatformFaultKind.FinishRefused, 30003, "err(30003)")]
    public async Task A_job_that_fails_reaches_nobody_and_costs_no_quota(PlatformFaultKind kind, int? code, string status)
    {
        await using var host = await PlatformHost.StartAsync();
        var openId = await host.Sandbox.FollowerAsync();
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = kind, Code = code });

        var id = (await host.SendToAllAsync(await host.DraftAsync("头条"), "k")).Text("msg_id");

        var callback = await host.Sandbox.ReceivedAsync();
        Assert.Equal((status, "0", "1"), (callback.Node("Status"), callback.Node("SentCount"), callback.Node("ErrorCount")));
        Assert.Empty(await host.Sandbox.ChatAsync(openId));
        Assert.Equal("SEND_FAIL", (await host.PostAsync("/cgi-bin/message/mass/get", $$"""{"msg_id":"{{id}}"}""")).Text("msg_status"));
        Assert.Equal(0, (await host.SendToAllAsync(await host.DraftAsync("头条"), "k2")).Code());
    }

    private static void Queue(PlatformHost host, PlatformFaultKind kind, int milliseconds = 0) =>
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = kind, Path = "message/mass/sendall", Milliseconds = milliseconds });
}
