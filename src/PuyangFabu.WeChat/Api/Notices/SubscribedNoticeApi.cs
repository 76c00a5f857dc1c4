using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Notices;

/// <summary><see cref="ISubscribedNoticeApi"/> over HTTP.</summary>
internal sealed class SubscribedNoticeApi(ApiTransport transport) : ISubscribedNoticeApi
{
    public Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, SubscribedNotice notice, CancellationToken cancellation)
    {
        var body = new JsonObject { ["touser"] = openId, ["template_id"] = notice.TemplateId };
        if (notice.Page.Length > 0)
        {
            body["page"] = notice.Page;
        }

        body["data"] = new JsonObject([.. notice.Data.Select(static pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject { ["value"] = pair.Value }))]);
        return transport.DoAsync(account, ApiCall.Once("cgi-bin/message/subscribe/bizsend", body), cancellation);
    }
}
