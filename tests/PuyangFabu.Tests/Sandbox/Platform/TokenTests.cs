using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Sandbox.Platform;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class TokenTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_stable_channel_gives_the_same_token_with_the_time_that_is_left()
    {
        await using var host = await StartAsync();
        var first = await StableAsync(host);
        time.Advance(TimeSpan.FromMinutes(10));

        var second = await StableAsync(host);

        Assert.Equal(first.Text("access_token"), second.Text("access_token"));
        Assert.Equal((7200, 6600), (first.GetProperty("expires_in").GetInt32(), second.GetProperty("expires_in").GetInt32()));
        Assert.True(first.Text("access_token").Length > 130);
    }

    [Fact]
    public async Task In_the_last_five_minutes_a_new_token_comes_and_the_old_one_still_works()
    {
        await using var host = await StartAsync();
        var first = (await StableAsync(host)).Text("access_token");
        time.Advance(TimeSpan.FromSeconds(7200 - 299));

        var second = (await StableAsync(host)).Text("access_token");

        Assert.NotEqual(first, second);
        Assert.Equal(0, await UsedAsync(host, first));
        time.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal(42001, await UsedAsync(host, first));
        Assert.Equal(0, await UsedAsync(host, second));
    }

    [Fact]
    public async Task A_forced_refresh_ends_the_old_token_and_not_that_of_the_other_channel()
    {
        await using var host = await StartAsync();
        var classic = (await ClassicAsync(host)).Text("access_token");
        var first = (await StableAsync(host)).Text("access_token");

        var second = (await StableAsync(host, force: true)).Text("access_token");

        Assert.Equal(40001, await UsedAsync(host, first));
        Assert.Equal(0, await UsedAsync(host, second));
        Assert.Equal(0, await UsedAsync(host, classic));
    }

    [Fact]
    public async Task A_token_is_forced_every_thirty_seconds_and_twenty_times_a_day()
    {
        await using var host = await StartAsync();
        Assert.Equal(0, (await StableAsync(host, force: true)).Code());
        Assert.Equal(45011, (await StableAsync(host, force: true)).Code());
        for (var i = 1; i < 20; i++)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(0, (await StableAsync(host, force: true)).Code());
        }

        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(45009, (await StableAsync(host, force: true)).Code());
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await StableAsync(host, force: true)).Code());
    }

    [Fact]
    public async Task The_classic_channel_gives_a_new_token_each_time_and_leaves_the_old_one_five_minutes()
    {
        await using var host = await StartAsync();
        var first = (await ClassicAsync(host)).Text("access_token");

        var second = (await ClassicAsync(host)).Text("access_token");

        Assert.NotEqual(first, second);
        time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(0, await UsedAsync(host, first));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(42001, await UsedAsync(host, first));
        Assert.Equal(0, await UsedAsync(host, second));
    }

    [Theory]
    [InlineData("""{"grant_type":"client_credential","appid":"wx9","secret":"x"}""", 40013)]
    [InlineData("""{"grant_type":"client_credential","appid":"wx0000000000000001","secret":"x"}""", 40125)]
    [InlineData("""{"grant_type":"client_credential","appid":"wx0000000000000001"}""", 41004)]
    [InlineData("""{"grant_type":"password","appid":"wx0000000000000001","secret":"x"}""", 40002)]
    [InlineData("""{"grant_type":"client_credential"}""", 41002)]
    public async Task Who_asks_with_the_wrong_names_is_told_which(string json, int code)
    {
        await using var host = await StartAsync();

        var answer = await host.PostAsync("/cgi-bin/stable_token?secret=", json);

        Assert.Equal(code, answer.Code());
        Assert.Matches("rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", answer.Text("errmsg"));
    }

    [Theory]
    [InlineData("?access_token=", 41001)]
    [InlineData("?access_token=invented", 40001)]
    public async Task A_call_without_a_token_of_ours_is_refused(string query, int code)
    {
        await using var host = await StartAsync();

        Assert.Equal(code, (await host.GetAsync($"/cgi-bin/draft/count{query}")).Code());
    }

    [Fact]
    public async Task Two_thousand_classic_tokens_a_day_are_enough()
    {
        await using var host = await StartAsync();
        for (var i = 1; i < 2000; i++)
        {
            await ClassicAsync(host);
        }

        Assert.Equal(45009, (await ClassicAsync(host)).Code());
    }

    private Task<PlatformHost> StartAsync() => PlatformHost.StartAsync(time: time, limits: new PlatformLimits { FinishAfter = TimeSpan.Zero });

    private static Task<JsonElement> StableAsync(PlatformHost host, bool force = false) => host.PostAsync(
        "/cgi-bin/stable_token?secret=",
        $$"""{"grant_type":"client_credential","appid":"{{TestAccount.AppId}}","secret":"{{TestAccount.AppSecret}}","force_refresh":{{(force ? "true" : "false")}}}""");

    private static Task<JsonElement> ClassicAsync(PlatformHost host) => host.GetAsync(
        $"/cgi-bin/token?grant_type=client_credential&appid={TestAccount.AppId}&secret={TestAccount.AppSecret}");

    private static async Task<int> UsedAsync(PlatformHost host, string token) =>
        (await host.GetAsync($"/cgi-bin/draft/count?access_token={token}")).Code();
}
