using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Sandbox.Platform;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class MassKeyTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_repeated_key_answers_the_existing_job_whatever_it_carries()
    {
        await using var host = await PlatformHost.StartAsync();
        var first = await host.SendToAllAsync(await host.DraftAsync("头条"), "key-1");

        var second = await host.SendToAllAsync("the draft is gone", "key-1");

        Assert.Equal(45065, second.Code());
        Assert.StartsWith("clientmsgid exist", second.Text("errmsg"), StringComparison.Ordinal);
        Assert.Equal(first.Text("msg_id"), second.Text("msg_id"));
        Assert.Single(host.Jobs);
    }

    [Fact]
    public async Task Within_a_minute_of_the_last_call_a_key_is_too_fast_and_afterwards_it_exists()
    {
        await using var host = await StartAsync();
        await host.SendToAllAsync(await host.DraftAsync("头条"), "key-1");

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(45066, (await host.SendToAllAsync("x", "key-1")).Code());
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(45066, (await host.SendToAllAsync("x", "key-1")).Code());
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(45065, (await host.SendToAllAsync("x", "key-1")).Code());
    }

    [Fact]
    public async Task A_key_that_sent_nothing_may_send_at_once()
    {
        await using var host = await StartAsync();
        Assert.Equal(40007, (await host.SendToAllAsync("none", "key-1")).Code());
        var draft = await host.DraftAsync("头条");

        Assert.Equal(0, (await host.SendToAllAsync(draft, "key-1")).Code());
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await using var host = await StartAsync();
        await host.SendToAllAsync(await host.DraftAsync("头条"), "key-1");
        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await host.RenewTokenAsync();
        Assert.Equal(45065, (await host.SendToAllAsync("x", "key-1")).Code());
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, (await host.SendToAllAsync(await host.DraftAsync("又一篇"), "key-1")).Code());
        Assert.Equal(2, host.Jobs.Count);
    }

    [Theory]
    [InlineData("01234567890123456789012345678901", 0)]
    [InlineData("012345678901234567890123456789012", 45067)]
    [InlineData("群发群发群发群发群发群", 45067)]
    public async Task A_key_has_thirty_two_bytes_at_most(string key, int code)
    {
        await using var host = await PlatformHost.StartAsync();

        Assert.Equal(code, (await host.SendToAllAsync(await host.DraftAsync("头条"), key)).Code());
    }

    [Fact]
    public async Task Without_a_key_the_same_content_for_the_same_audience_is_a_repeat()
    {
        await using var host = await PlatformHost.StartAsync();
        var openIds = await host.NamelessAsync(3);

        var first = await host.SendToAsync(openIds[..2], "一");

        Assert.Equal(0, first.Code());
        var second = await host.SendToAsync(openIds[..2], "一");
        Assert.Equal((45065, first.Text("msg_id")), (second.Code(), second.Text("msg_id")));
        Assert.Equal(0, (await host.SendToAsync(openIds[..2], "二")).Code());
        Assert.Equal(0, (await host.SendToAsync(openIds[1..], "一")).Code());
        Assert.Equal(3, host.Jobs.Count);
    }

    [Fact]
    public async Task Of_many_calls_at_once_with_one_key_one_is_accepted()
    {
        // While the job runs the draft is there: whoever comes after its end would be told that it is gone.
        await using var host = await PlatformHost.StartAsync(
            time: time, limits: new PlatformLimits { ClientMsgIdPause = TimeSpan.Zero, FinishAfter = TimeSpan.FromHours(1) });
        var draft = await host.DraftAsync("头条");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.SendToAllAsync(draft, "key-1")));

        Assert.Equal(1, answers.Count(answer => answer.Code() == 0));
        Assert.Equal(19, answers.Count(answer => answer.Code() == 45065));
        Assert.Single(answers.Select(answer => answer.Text("msg_id")).Distinct());
        Assert.Single(host.Jobs);
    }

    private Task<PlatformHost> StartAsync() => PlatformHost.StartAsync(time: time, limits: new PlatformLimits { FinishAfter = TimeSpan.Zero });
}
