using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Network;
using Senparc.Weixin.MP.CommonAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="INetworkApi"/> over Senparc.</summary>
internal sealed class SenparcNetworkApi(SenparcTransport senparc) : INetworkApi
{
    public Task<ApiAnswer<IReadOnlyList<string>>> ApiAddressesAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, static token => CommonApi.GetApiDomainIpAsync(token), NetworkApi.ReadAddresses, cancellation);

    public Task<ApiAnswer<IReadOnlyList<string>>> CallbackAddressesAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, CommonApi.GetCallBackIpAsync, NetworkApi.ReadAddresses, cancellation);

    public Task<ApiAnswer<CallbackReport>> CheckCallbackAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, static token => CommonApi.CallbackCheckAsync(token), NetworkApi.ReadReport, cancellation);
}
