using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Users;

/// <summary><see cref="IUserApi"/> over HTTP.</summary>
internal sealed class UserApi(ApiTransport transport) : IUserApi
{
    private const string Root = "cgi-bin/user/";

    public Task<ApiAnswer<OpenIdPage>> PageAsync(ApiAccount account, string afterOpenId, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Get(Root + "get", afterOpenId.Length == 0 ? [] : [new KeyValuePair<string, string>("next_openid", afterOpenId)]),
        OpenIdPageJson.Read,
        cancellation);

    public async Task<ApiAnswer<IReadOnlyList<UserInfo>>> InfoAsync(
        ApiAccount account, IReadOnlyList<string> openIds, CancellationToken cancellation) => Refuse(openIds) is { } refusal
            ? refusal
            : await transport.CallAsync<IReadOnlyList<UserInfo>>(
                account,
                ApiCall.Ask(Root + "info/batchget", new JsonObject
                {
                    ["user_list"] = new JsonArray([.. openIds.Select(static openId => new JsonObject { ["openid"] = openId, ["lang"] = "zh_CN" })]),
                }),
                ReadInfos,
                cancellation);

    public async Task<ApiAnswer<ApiDone>> SetRemarkAsync(ApiAccount account, string openId, string remark, CancellationToken cancellation) =>
        RefuseRemark(remark) is { } refusal
            ? refusal
            : await transport.DoAsync(
                account, ApiCall.Harmless(Root + "info/updateremark", new JsonObject { ["openid"] = openId, ["remark"] = remark }), cancellation);

    /// <summary>Null when they may be asked for.</summary>
    internal static ApiFailure? Refuse(IReadOnlyList<string> openIds) =>
        openIds.Count is 0 or > IUserApi.MostInfos ? TransportFailures.Input("一次查询 1 到 100 位粉丝的资料。", "分批查询。") : null;

    /// <summary>Null when it may be set.</summary>
    internal static ApiFailure? RefuseRemark(string remark) => Encoding.UTF8.GetByteCount(remark) >= IUserApi.RemarkBytes
        ? TransportFailures.Input("备注名太长，没有发出。", "备注名须少于 30 字节（约 9 个汉字）。")
        : null;

    internal static IReadOnlyList<UserInfo> ReadInfos(JsonElement answer) => answer.Field("user_info_list") is null
        ? throw new AnswerFormatException("user_info_list")
        : answer.Readable("user_info_list", Info).Items;

    private static UserInfo Info(JsonElement user) => new()
    {
        OpenId = user.RequiredId("openid"),
        Subscribed = user.Flag("subscribe"),
        SubscribeTime = user.Number("subscribe_time") ?? 0,
        Remark = user.Text("remark") ?? "",
        TagIds = user.Numbers("tagid_list"),
        SubscribeScene = user.Text("subscribe_scene") ?? "",
        QrScene = user.Text("qr_scene_str") is { Length: > 0 } text ? text : user.Text("qr_scene") is { Length: > 0 } number and not "0" ? number : "",
    };
}
