using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.WeChat.Api.Tags;

/// <summary><see cref="ITagApi"/> over HTTP.</summary>
internal sealed class TagApi(ApiTransport transport) : ITagApi
{
    private const string Root = "cgi-bin/tags/";

    public Task<ApiAnswer<UserTag>> CreateAsync(ApiAccount account, string name, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Once(Root + "create", new JsonObject { ["tag"] = new JsonObject { ["name"] = name } }),
        ReadCreated,
        cancellation);

    public Task<ApiAnswer<UserTagList>> ListAsync(ApiAccount account, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Get(Root + "get"),
        ReadList,
        cancellation);

    public Task<ApiAnswer<ApiDone>> RenameAsync(ApiAccount account, long tagId, string name, CancellationToken cancellation) => transport.DoAsync(
        account, ApiCall.Harmless(Root + "update", new JsonObject { ["tag"] = new JsonObject { ["id"] = tagId, ["name"] = name } }), cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, long tagId, CancellationToken cancellation) => transport.DoAsync(
        account, ApiCall.Harmless(Root + "delete", new JsonObject { ["tag"] = new JsonObject { ["id"] = tagId } }), cancellation);

    public Task<ApiAnswer<OpenIdPage>> MembersAsync(ApiAccount account, long tagId, string afterOpenId, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Ask("cgi-bin/user/tag/get", new JsonObject { ["tagid"] = tagId, ["next_openid"] = afterOpenId }),
        OpenIdPageJson.Read,
        cancellation);

    public Task<ApiAnswer<ApiDone>> TagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation) =>
        MembersChangeAsync(account, "members/batchtagging", tagId, openIds, cancellation);

    public Task<ApiAnswer<ApiDone>> UntagAsync(ApiAccount account, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation) =>
        MembersChangeAsync(account, "members/batchuntagging", tagId, openIds, cancellation);

    public Task<ApiAnswer<IReadOnlyList<long>>> OfUserAsync(ApiAccount account, string openId, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.Ask(Root + "getidlist", new JsonObject { ["openid"] = openId }), ReadTagIds, cancellation);

    private async Task<ApiAnswer<ApiDone>> MembersChangeAsync(
        ApiAccount account, string path, long tagId, IReadOnlyList<string> openIds, CancellationToken cancellation) => Refuse(openIds) is { } refusal
            ? refusal
            : await transport.DoAsync(
                account,
                ApiCall.Harmless(Root + path, new JsonObject
                {
                    ["openid_list"] = new JsonArray([.. openIds.Select(static openId => JsonValue.Create(openId))]),
                    ["tagid"] = tagId,
                }),
                cancellation);

    /// <summary>Null when they may be changed.</summary>
    internal static ApiFailure? Refuse(IReadOnlyList<string> openIds) =>
        openIds.Count is 0 or > ITagApi.MostMembers ? TransportFailures.Input("一次给 1 到 50 位粉丝打标签。", "分批处理。") : null;

    internal static UserTag ReadCreated(JsonElement answer) => Tag(answer.Field("tag") ?? throw new AnswerFormatException("tag"));

    internal static UserTagList ReadList(JsonElement answer)
    {
        var (tags, unreadable) = answer.Readable("tags", Tag);
        return new UserTagList(tags, unreadable);
    }

    internal static IReadOnlyList<long> ReadTagIds(JsonElement answer) => answer.Numbers("tagid_list");

    private static UserTag Tag(JsonElement tag) => new(tag.RequiredInt("id"), tag.Text("name") ?? "", tag.Number("count") ?? 0);
}
