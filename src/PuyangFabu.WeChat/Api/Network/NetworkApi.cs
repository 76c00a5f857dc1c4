using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Network;

/// <summary><see cref="INetworkApi"/> over HTTP.</summary>
internal sealed class NetworkApi(ApiTransport transport) : INetworkApi
{
    public Task<ApiAnswer<IReadOnlyList<string>>> ApiAddressesAsync(ApiAccount account, CancellationToken cancellation) =>
        AddressesAsync(account, "cgi-bin/get_api_domain_ip", cancellation);

    public Task<ApiAnswer<IReadOnlyList<string>>> CallbackAddressesAsync(ApiAccount account, CancellationToken cancellation) =>
        AddressesAsync(account, "cgi-bin/getcallbackip", cancellation);

    public Task<ApiAnswer<CallbackReport>> CheckCallbackAsync(ApiAccount account, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Ask("cgi-bin/callback/check", new JsonObject { ["action"] = "all", ["check_operator"] = "DEFAULT" }),
        ReadReport,
        cancellation);

    private Task<ApiAnswer<IReadOnlyList<string>>> AddressesAsync(ApiAccount account, string path, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.Get(path), ReadAddresses, cancellation);

    internal static CallbackReport ReadReport(JsonElement answer) => new(
        [.. answer.Items("dns").Select(static entry => entry.Text("ip")).OfType<string>()],
        [.. answer.Items("ping").Select(static ping => new CallbackPing(
            ping.Text("ip") ?? "", ping.Text("from_operator") ?? "", ping.Text("package_loss") ?? "", ping.Text("time") ?? ""))]);

    internal static IReadOnlyList<string> ReadAddresses(JsonElement answer) => answer.Texts("ip_list");
}
