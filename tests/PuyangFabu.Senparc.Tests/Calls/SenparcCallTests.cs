using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.CustomerService;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Mass;
using PuyangFabu.WeChat.Api.Menus;
using PuyangFabu.Senparc.Calls;
using PuyangFabu.WeChat.Tests.Api;
using Senparc.Weixin.MP.AdvancedAPIs;

namespace PuyangFabu.Senparc.Tests.Calls;

/// <summary>Where Senparc's calls are not what they seem. What both clients have in common, the tests of the API client ask of either.</summary>
public sealed class SenparcCallTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    [Fact]
    public void Every_interface_of_the_calls_is_kept_by_Senparc()
    {
        var interfaces = typeof(IDraftApi).Assembly.GetTypes()
            .Where(static type => type is { IsInterface: true, IsPublic: true } && type.Namespace!.StartsWith("PuyangFabu.WeChat.Api", StringComparison.Ordinal))
            .Where(static type => type.Name != "ITokenApi");

        Assert.All(interfaces, type => Assert.Equal(typeof(SenparcCalls).Assembly, bench.Services.GetRequiredService(type).GetType().Assembly));
    }

    [Theory]
    [InlineData(false, "\"send_ignore_reprint\":0")]
    [InlineData(true, "\"send_ignore_reprint\":1")]
    public async Task A_reprint_is_sent_only_where_that_was_asked_for(bool ignore, string said)
    {
        await bench.Api<IMassSendApi>().SendAsync(
            ApiBench.Account, MassAudience.All, new MassNews("DRAFT", ignore), "job", ApiBench.Cancellation);

        Assert.Contains(said, bench.Platform.Calls[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_stays_one_message()
    {
        await bench.Api<ICustomerServiceApi>().SendAsync(
            ApiBench.Account, "o1", new ServiceText(new string('长', 900)), ApiBench.Cancellation);

        Assert.Single(bench.Platform.Calls);
    }

    [Fact]
    public async Task Accounts_that_call_at_once_do_not_mix()
    {
        bench.Platform.Token = static (call, _) => Reaction.Json(
            $$"""{"access_token":"of-{{System.Text.Json.JsonDocument.Parse(call.Body).RootElement.GetProperty("appid").GetString()}}","expires_in":7200}""");
        var accounts = Enumerable.Range(1, 20).Select(static number => new ApiAccount($"wx{number}", "secret")).ToList();

        await Task.WhenAll(accounts.Select(account => bench.Api<ICustomerServiceApi>().SendAsync(
            account, account.AppId, new ServiceText("您好"), ApiBench.Cancellation)));

        Assert.All(bench.Platform.Calls, static call => Assert.Contains(
            $"\"touser\":\"{call.Target.Split("access_token=of-")[1]}\"", call.Text, StringComparison.Ordinal));
        Assert.Equal(20, bench.Platform.Calls.Count);
    }

    [Fact]
    public async Task Two_products_in_one_process_call_each_its_own_platform()
    {
        await using var other = new ApiBench();

        await Task.WhenAll(
            bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation),
            other.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation));

        Assert.Equal((1, 1), (bench.Platform.Calls.Count, other.Platform.Calls.Count));
    }

    [Fact]
    public async Task A_call_that_the_product_has_no_interface_for_goes_the_same_way()
    {
        bench.Platform.ThenJson("""{"errcode":40001,"errmsg":"invalid credential"}""").ThenJson("""{"errcode":0,"errmsg":"ok"}""");

        var answer = await bench.Api<SenparcTransport>().DoAsync(
            ApiBench.Account, static token => CommentApi.OpenAsync(token, 1, 0), ApiBench.Cancellation);

        Assert.False(answer.IsFailed);
        Assert.Equal(["token-1", "token-2"], bench.Platform.Calls.Select(static call => call.Target.Split("access_token=")[1]));
        Assert.Equal("application/json; charset=utf-8", bench.Platform.Calls[0].Headers["Content-Type"]);
        Assert.DoesNotContain("User-Agent", bench.Platform.Calls[0].Headers.Keys);
    }

    [Fact]
    public async Task A_call_past_the_product_does_not_leave()
    {
        await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(static () => CustomApi.SendTextAsync("a-token", "o1", "x"));

        Assert.Single(bench.Platform.Calls);
    }

    [Fact]
    public async Task What_Senparc_refuses_to_write_is_a_call_that_was_not_sent()
    {
        var transport = bench.Api<SenparcTransport>();

        foreach (var call in new Func<string, Task>[] { static _ => throw new ArgumentException("of the library"), static _ => Task.CompletedTask })
        {
            var answer = await transport.DoAsync(ApiBench.Account, call, ApiBench.Cancellation);

            Assert.Equal(ApiFailureKind.NotSent, answer.Failure!.Kind);
            Assert.StartsWith("Senparc 没有写出请求", answer.Failure.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("of the library", answer.Failure.Sentence, StringComparison.Ordinal);
        }

        Assert.Empty(bench.Platform.Calls);
    }

    [Fact]
    public async Task A_text_that_looks_like_a_time_leaves_as_it_was_written()
    {
        const string Time = "2026-01-05T09:00:00+08:00";
        var menu = $$"""{"button":[{"type":"click","name":"预约","key":"{{Time}}"}]}""";

        await bench.Api<IMenuApi>().CreateAsync(ApiBench.Account, menu, ApiBench.Cancellation);
        await bench.Api<IMenuApi>().AddConditionalAsync(ApiBench.Account, menu, ApiBench.Cancellation);

        Assert.Equal(2, bench.Platform.Calls.Count);
        Assert.All(bench.Platform.Calls, static call => Assert.Contains($"\"key\":\"{Time}\"", call.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Senparc_writes_no_trace_of_its_own()
    {
        await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);

        Assert.False(global::Senparc.CO2NET.Config.IsDebug);
        Assert.False(global::Senparc.CO2NET.APM.Config.EnableAPM);
        Assert.False(global::Senparc.Weixin.Config.IsDebug);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
