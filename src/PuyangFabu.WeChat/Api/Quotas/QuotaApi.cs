using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Quotas;

/// <summary><see cref="IQuotaApi"/> over HTTP.</summary>
internal sealed class QuotaApi(ApiTransport transport) : IQuotaApi
{
    public Task<ApiAnswer<ApiQuota>> GetAsync(ApiAccount account, string cgiPath, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Ask("cgi-bin/openapi/quota/get", new JsonObject { ["cgi_path"] = cgiPath }),
        ReadQuota,
        cancellation);

    // Each one counts against the ten of the month.
    public Task<ApiAnswer<ApiDone>> ClearAsync(ApiAccount account, CancellationToken cancellation) => transport.DoAsync(
        account, ApiCall.Once("cgi-bin/clear_quota", new JsonObject { ["appid"] = account.AppId }), cancellation);

    internal static ApiQuota ReadQuota(JsonElement answer) => answer.Field("quota") is { } quota && quota.Number("daily_limit") is { } limit
        ? new ApiQuota(limit, quota.Number("used") ?? 0, quota.Number("remain") ?? limit - (quota.Number("used") ?? 0))
        : throw new AnswerFormatException("quota");
}
