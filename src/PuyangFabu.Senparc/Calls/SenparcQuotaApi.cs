using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Quotas;
using Senparc.Weixin.MP.CommonAPIs;
using Senparc.Weixin.MP.OpenAPIs;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IQuotaApi"/> over Senparc.</summary>
internal sealed class SenparcQuotaApi(SenparcTransport senparc) : IQuotaApi
{
    public Task<ApiAnswer<ApiQuota>> GetAsync(ApiAccount account, string cgiPath, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => OpenApi.QuotaGetAsync(token, cgiPath), QuotaApi.ReadQuota, cancellation);

    public Task<ApiAnswer<ApiDone>> ClearAsync(ApiAccount account, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Once, token => CommonApi.ClearQuotaAsync(token, account.AppId), cancellation);
}
