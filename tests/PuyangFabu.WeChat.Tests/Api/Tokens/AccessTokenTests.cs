using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.WeChat.Tests.Api.Tokens;

public sealed class AccessTokenTests : IAsyncDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly ApiBench bench;

    public AccessTokenTests() => bench = new ApiBench(clock: clock);

    [Fact]
    public async Task The_stable_token_is_asked_for_in_the_body_and_used_in_the_query()
    {
        await CountAsync();

        var asked = Assert.Single(bench.Platform.TokenCalls);
        Assert.Equal("POST", asked.Method);
        SaidBody.Is(
            """{"grant_type":"client_credential","appid":"wx0000000000000001","secret":"s3cr3t-of-the-account","force_refresh":false}""", asked);
        Assert.Equal("GET /base/cgi-bin/draft/count?access_token=token-1", bench.Platform.Calls[0].Line);
    }

    [Fact]
    public async Task Fifty_calls_at_once_ask_for_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CountAsync()));

        Assert.Single(bench.Platform.TokenCalls);
    }

    [Fact]
    public async Task A_token_is_kept_until_minutes_before_its_end()
    {
        await CountAsync();
        clock.Advance(TimeSpan.FromSeconds(7200 - 361));
        await CountAsync();
        Assert.Single(bench.Platform.TokenCalls);

        clock.Advance(TimeSpan.FromSeconds(61));
        await CountAsync();
        Assert.Equal(2, bench.Platform.TokenCalls.Count);
    }

    [Fact]
    public async Task A_token_that_still_works_survives_a_failed_refresh()
    {
        await CountAsync();
        bench.Platform.Token = static (_, _) => Reaction.Json("""{"errcode":45009,"errmsg":"reach max api daily quota limit"}""");
        clock.Advance(TimeSpan.FromSeconds(7200 - 200));

        Assert.False((await CountAsync()).IsFailed);
        Assert.False((await CountAsync()).IsFailed);
        Assert.Equal(2, bench.Platform.TokenCalls.Count);

        clock.Advance(TimeSpan.FromSeconds(201));
        Assert.Equal((ApiFailureKind.NotSent, 45009), ((await CountAsync()).Failure!.Kind, (await CountAsync()).Failure!.Code!.Value));
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_refused_token_is_replaced_and_the_call_repeated_once(int code)
    {
        bench.Platform.ThenJson($$"""{"errcode":{{code}},"errmsg":"invalid credential"}""").ThenJson("""{"errcode":0,"msg_id":5}""");

        var answer = await bench.Api<IMassSendApi>().SendAsync(
            ApiBench.Account, MassAudience.All, new MassText("x"), "job", ApiBench.Cancellation);

        Assert.Equal("5", answer.Value.MsgId);
        Assert.EndsWith("token-1", bench.Platform.Calls[0].Target, StringComparison.Ordinal);
        Assert.EndsWith("token-2", bench.Platform.Calls[1].Target, StringComparison.Ordinal);
        Assert.Equal(bench.Platform.Calls[0].Text, bench.Platform.Calls[1].Text);
    }

    [Fact]
    public async Task A_second_refusal_is_the_answer()
    {
        bench.Platform.ThenJson("""{"errcode":40001,"errmsg":"invalid credential"}""");

        Assert.Equal(40001, (await CountAsync()).Failure!.Code);
        Assert.Equal(2, bench.Platform.Calls.Count);
    }

    [Fact]
    public async Task Fifty_refusals_at_once_bring_one_new_token()
    {
        await CountAsync();
        bench.Platform.Answer = static call => Reaction.Json(call.Target.EndsWith("token-1", StringComparison.Ordinal)
            ? """{"errcode":40001,"errmsg":"invalid credential"}"""
            : """{"total_count":1}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CountAsync()));

        Assert.All(answers, static answer => Assert.False(answer.IsFailed));
        Assert.Equal(2, bench.Platform.TokenCalls.Count);
    }

    [Fact]
    public async Task The_same_token_again_after_a_refusal_is_forced_away_once_in_thirty_seconds()
    {
        bench.Platform.Token = static (call, _) => Reaction.Json(IsForced(call)
            ? """{"access_token":"forced","expires_in":7200}"""
            : """{"access_token":"stuck","expires_in":7200}""");
        bench.Platform.Answer = static _ => Reaction.Json("""{"errcode":40001,"errmsg":"invalid credential"}""");

        await CountAsync();
        Assert.Equal([false, false, true], bench.Platform.TokenCalls.Select(IsForced));

        bench.Platform.Token = static (_, _) => Reaction.Json("""{"access_token":"forced","expires_in":7200}""");
        clock.Advance(TimeSpan.FromSeconds(29));
        var early = await CountAsync();
        Assert.Equal(ApiFailureKind.NotSent, early.Failure!.Kind);
        Assert.Single(bench.Platform.TokenCalls, IsForced);

        clock.Advance(TimeSpan.FromSeconds(2));
        await CountAsync();
        Assert.Equal(2, bench.Platform.TokenCalls.Count(IsForced));
    }

    [Fact]
    public async Task No_token_means_not_sent_and_the_address_to_allow_is_named()
    {
        bench.Platform.Token = static (_, _) => Reaction.Json(
            """{"errcode":40164,"errmsg":"invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist rid: 6a1b"}""");

        var failure = (await CountAsync()).Failure!;

        Assert.Equal((ApiFailureKind.NotSent, 40164), (failure.Kind, failure.Code));
        Assert.Contains("203.0.113.9", failure.NextStep, StringComparison.Ordinal);
        Assert.Empty(bench.Platform.Calls);
    }

    [Fact]
    public async Task A_wrong_secret_is_called_so_and_asks_once()
    {
        bench.Platform.Token = static (_, _) => Reaction.Json("""{"errcode":40001,"errmsg":"invalid credential, secret=s3cr3t-of-the-account"}""");

        var failure = (await CountAsync()).Failure!;

        Assert.Equal(WeChatErrorClass.Permission, failure.Error!.Class);
        Assert.Contains("AppSecret", failure.Sentence, StringComparison.Ordinal);
        Assert.Single(bench.Platform.TokenCalls);
        Assert.DoesNotContain("s3cr3t", failure.ToString() + failure.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_secret_gets_another_token()
    {
        await CountAsync();
        await bench.Api<IDraftApi>().CountAsync(ApiBench.Account with { AppSecret = "another" }, ApiBench.Cancellation);

        Assert.Equal(2, bench.Platform.TokenCalls.Count);
    }

    [Fact]
    public async Task An_account_without_a_secret_asks_nothing()
    {
        var answer = await bench.Api<IDraftApi>().CountAsync(new ApiAccount("wx1", ""), ApiBench.Cancellation);

        Assert.Equal(ApiFailureKind.NotSent, answer.Failure!.Kind);
        Assert.Empty(bench.Platform.TokenCalls);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    private static bool IsForced(ReceivedCall call) => JsonDocument.Parse(call.Body).RootElement.GetProperty("force_refresh").GetBoolean();

    private Task<ApiAnswer<int>> CountAsync() => bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);
}
