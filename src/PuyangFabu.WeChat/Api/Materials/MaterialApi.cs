using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Media;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Materials;

/// <summary><see cref="IMaterialApi"/> over HTTP.</summary>
internal sealed class MaterialApi(ApiTransport transport) : IMaterialApi
{
    private const string Root = "cgi-bin/material/";

    public Task<ApiAnswer<StoredMaterial>> AddAsync(ApiAccount account, string type, MediaFile file, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Upload(Root + "add_material", new MultipartFile("media", file), new KeyValuePair<string, string>("type", type)),
        ReadAdded,
        cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => transport.DoAsync(
        account, ApiCall.Harmless(Root + "del_material", new JsonObject { ["media_id"] = mediaId }), cancellation);

    public Task<ApiAnswer<MaterialCounts>> CountAsync(ApiAccount account, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Get(Root + "get_materialcount"),
        ReadCounts,
        cancellation);

    public Task<ApiAnswer<MaterialPage>> ListAsync(
        ApiAccount account, string type, int offset, int count, CancellationToken cancellation) => transport.CallAsync(
            account,
            ApiCall.Ask(Root + "batchget_material", new JsonObject { ["type"] = type, ["offset"] = offset, ["count"] = count }),
            ReadPage,
            cancellation);

    public Task<ApiAnswer<DraftPage>> ListNewsAsync(ApiAccount account, int offset, int count, CancellationToken cancellation) => transport.CallAsync(
        account,
        ApiCall.Ask(Root + "batchget_material", new JsonObject { ["type"] = "news", ["offset"] = offset, ["count"] = count }),
        DraftApi.ReadPage,
        cancellation);

    internal static StoredMaterial ReadAdded(JsonElement answer) => new(answer.RequiredText("media_id"), answer.Text("url"));

    internal static MaterialCounts ReadCounts(JsonElement answer) => new(
        answer.RequiredInt("voice_count"), answer.RequiredInt("video_count"), answer.RequiredInt("image_count"), answer.RequiredInt("news_count"));

    internal static MaterialPage ReadPage(JsonElement answer) => new(answer.RequiredInt("total_count"), answer.Readable("item", Material).Items);

    private static StoredMaterial Material(JsonElement item) => new(item.RequiredText("media_id"), item.Text("url"))
    {
        Name = item.Text("name") ?? "",
        UpdateTime = item.Number("update_time") ?? 0,
    };
}
