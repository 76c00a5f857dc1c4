using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Mass;

/// <summary><see cref="IMassSendApi"/> over HTTP.</summary>
internal sealed class MassSendApi(ApiTransport transport) : IMassSendApi
{
    private const string Root = "cgi-bin/message/mass/";
    private const int LongestClientMsgId = 32;
    private const int SlowestSpeed = 4;

    public async Task<ApiAnswer<MassSendReceipt>> SendAsync(
        ApiAccount account, MassAudience audience, MassContent content, string clientMsgId, CancellationToken cancellation)
    {
        if (Refuse(audience, content, clientMsgId) is { } refusal)
        {
            return refusal;
        }

        var path = audience.OpenIds.Count > 0 ? "send" : "sendall";
        return await transport.CallAsync(
            account,
            ApiCall.Once(Root + path, MassBody.Send(audience, content, clientMsgId)),
            ReadReceipt,
            cancellation);
    }

    public async Task<ApiAnswer<ApiDone>> PreviewAsync(
        ApiAccount account, string? openId, string? wxName, MassContent content, CancellationToken cancellation)
    {
        return RefusePreview(openId, wxName, content) is { } refusal
            ? refusal
            : await transport.DoAsync(account, ApiCall.Once(Root + "preview", MassBody.Preview(openId, wxName, content)), cancellation);
    }

    public Task<ApiAnswer<MassSendProgress>> ProgressAsync(ApiAccount account, string msgId, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.Ask(Root + "get", new JsonObject { ["msg_id"] = msgId }), ReadProgress, cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string msgId, int articleIndex, CancellationToken cancellation) => transport.DoAsync(
        account, ApiCall.Harmless(Root + "delete", new JsonObject { ["msg_id"] = NumberIfOne(msgId), ["article_idx"] = articleIndex }), cancellation);

    public Task<ApiAnswer<int>> SpeedAsync(ApiAccount account, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.Ask(Root + "speed/get", new JsonObject()), ReadSpeed, cancellation);

    public async Task<ApiAnswer<ApiDone>> SetSpeedAsync(ApiAccount account, int speed, CancellationToken cancellation) => RefuseSpeed(speed) is { } refusal
        ? refusal
        : await transport.DoAsync(account, ApiCall.Harmless(Root + "speed/set", new JsonObject { ["speed"] = speed }), cancellation);

    /// <summary>Null when it may be sent.</summary>
    internal static ApiFailure? Refuse(MassAudience audience, MassContent content, string clientMsgId) =>
        Encoding.UTF8.GetByteCount(clientMsgId) is 0 or > LongestClientMsgId
            ? TransportFailures.Input("群发的编号为空或超过 32 字节，没有发出。", "联系技术人员：编号由程序生成。")
            : MassBody.Refuse(audience, content);

    /// <summary>Null when it may be sent.</summary>
    internal static ApiFailure? RefusePreview(string? openId, string? wxName, MassContent content) =>
        string.IsNullOrEmpty(openId) == string.IsNullOrEmpty(wxName)
            ? TransportFailures.Input("预览要么给 openid，要么给微信号，没有发出。", "只填其中一项。")
            : MassBody.Refuse(content);

    /// <summary>Null when it may be set.</summary>
    internal static ApiFailure? RefuseSpeed(int speed) =>
        speed is < 0 or > SlowestSpeed ? TransportFailures.Input("群发速度的级别须是 0 到 4。", "改成 0（最快）到 4（最慢）。") : null;

    internal static MassSendReceipt ReadReceipt(JsonElement answer) =>
        new(answer.Text("msg_id") ?? answer.RequiredText("msgid"), answer.Text("msg_data_id"));

    internal static MassSendProgress ReadProgress(JsonElement answer) => Progress(answer.RequiredText("msg_status"));

    internal static int ReadSpeed(JsonElement answer) => answer.RequiredInt("speed");

    // The page shows a number here and a text in "get".
    private static JsonNode NumberIfOne(string msgId) =>
        long.TryParse(msgId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : msgId;

    private static MassSendProgress Progress(string status) => status.ToUpperInvariant() switch
    {
        "SENDING" => MassSendProgress.Sending,
        "SEND_SUCCESS" => MassSendProgress.Succeeded,
        "SEND_FAIL" => MassSendProgress.Failed,
        "DELETE" => MassSendProgress.Deleted,
        _ => MassSendProgress.Unknown,
    };
}
