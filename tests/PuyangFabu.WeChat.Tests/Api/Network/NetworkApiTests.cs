using PuyangFabu.WeChat.Api.Network;
using PuyangFabu.WeChat.Api.Quotas;
using PuyangFabu.WeChat.Api.Tokens;

namespace PuyangFabu.WeChat.Tests.Api.Network;

public sealed class NetworkApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    [Fact]
    public async Task Addresses_of_both_directions_are_read()
    {
        bench.Platform.ThenJson("""{"ip_list":["101.89.0.0/24","1.2.3.4"]}""");

        Assert.Equal(["101.89.0.0/24", "1.2.3.4"], (await bench.Api<INetworkApi>().ApiAddressesAsync(ApiBench.Account, ApiBench.Cancellation)).Value);
        await bench.Api<INetworkApi>().CallbackAddressesAsync(ApiBench.Account, ApiBench.Cancellation);

        Assert.Equal(
            ["GET /base/cgi-bin/get_api_domain_ip?access_token=token-1", "GET /base/cgi-bin/getcallbackip?access_token=token-1"],
            bench.Platform.Calls.Select(static call => call.Line));
    }

    [Fact]
    public async Task The_callback_check_tells_of_names_and_pings()
    {
        bench.Platform.ThenJson("""{"dns":[{"ip":"111.161.64.40","real_operator":"UNICOM"}],"ping":[{"ip":"111.161.64.40","from_operator":"CAP","package_loss":"0%","time":"23.079ms"}]}""");

        var report = (await bench.Api<INetworkApi>().CheckCallbackAsync(ApiBench.Account, ApiBench.Cancellation)).Value;

        SaidBody.Is("""{"action":"all","check_operator":"DEFAULT"}""", bench.Platform.Calls[0]);
        Assert.Equal(["111.161.64.40"], report.Addresses);
        Assert.Equal([new CallbackPing("111.161.64.40", "CAP", "0%", "23.079ms")], report.Pings);
    }

    [Fact]
    public async Task A_quota_is_read_by_path_and_set_back_by_AppID()
    {
        bench.Platform.ThenJson("""{"errcode":0,"quota":{"daily_limit":100,"used":"3","remain":97}}""");

        var quota = await bench.Api<IQuotaApi>().GetAsync(ApiBench.Account, "/cgi-bin/message/mass/sendall", ApiBench.Cancellation);
        await bench.Api<IQuotaApi>().ClearAsync(ApiBench.Account, ApiBench.Cancellation);

        Assert.Equal(new ApiQuota(100, 3, 97), quota.Value);
        SaidBody.Are(
            ["""{"cgi_path":"/cgi-bin/message/mass/sendall"}""", """{"appid":"wx0000000000000001"}"""],
            bench.Platform.Calls);
    }

    [Fact]
    public async Task The_token_check_asks_each_time_without_force_and_tells_the_clock_of_the_platform()
    {
        bench.Platform.Token = static (_, _) => Reaction.Http(
            200, "text/plain", """{"access_token":"t","expires_in":1800}"""u8.ToArray(), "Date: Mon, 23 Nov 2026 08:00:00 GMT\r\n");

        await bench.Api<ITokenApi>().CheckAsync(ApiBench.Account, ApiBench.Cancellation);
        var check = (await bench.Api<ITokenApi>().CheckAsync(ApiBench.Account, ApiBench.Cancellation)).Value;

        Assert.Equal(new TokenCheck(TimeSpan.FromMinutes(30), new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero)), check);
        Assert.Equal(2, bench.Platform.TokenCalls.Count);
        Assert.All(bench.Platform.TokenCalls, static call => Assert.Contains("\"force_refresh\":false", call.Text, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
