using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary><see cref="IDraftApi"/> over HTTP.</summary>
internal sealed class DraftApi(ApiTransport transport) : IDraftApi
{
    private const string Root = "cgi-bin/draft/";
    private const int MostArticles = 8;

    public async Task<ApiAnswer<string>> AddAsync(ApiAccount account, IReadOnlyList<DraftArticle> articles, CancellationToken cancellation) =>
        Refuse(articles) is { } refusal
            ? refusal
            : await transport.CallAsync(
                account,
                ApiCall.Once(Root + "add", new JsonObject { ["articles"] = new JsonArray([.. articles.Select(DraftJson.Write)]) }),
                ReadMediaId,
                cancellation);

    public Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetAsync(ApiAccount account, string mediaId, CancellationToken cancellation) =>
        transport.CallAsync(account, ApiCall.Ask(Root + "get", Media(mediaId)), DraftJson.ReadAll, cancellation);

    public Task<ApiAnswer<ApiDone>> UpdateAsync(
        ApiAccount account, string mediaId, int index, DraftArticle article, CancellationToken cancellation) => transport.DoAsync(
            account,
            ApiCall.Harmless(Root + "update", new JsonObject { ["media_id"] = mediaId, ["index"] = index, ["articles"] = DraftJson.Write(article) }),
            cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string mediaId, CancellationToken cancellation) =>
        transport.DoAsync(account, ApiCall.Harmless(Root + "delete", Media(mediaId)), cancellation);

    public Task<ApiAnswer<int>> CountAsync(ApiAccount account, CancellationToken cancellation) =>
        transport.CallAsync(account, ApiCall.Get(Root + "count"), ReadCount, cancellation);

    public Task<ApiAnswer<DraftPage>> ListAsync(
        ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation) => transport.CallAsync(
            account,
            ApiCall.Ask(Root + "batchget", new JsonObject { ["offset"] = offset, ["count"] = count, ["no_content"] = withContent ? 0 : 1 }),
            ReadPage,
            cancellation);

    /// <summary>Null when they may be sent.</summary>
    internal static ApiFailure? Refuse(IReadOnlyList<DraftArticle> articles) =>
        articles.Count is 0 or > MostArticles ? TransportFailures.Input("一份草稿须有 1 到 8 篇文章。", "减少文章，或分成几份。") : null;

    internal static string ReadMediaId(JsonElement answer) => answer.RequiredText("media_id");

    internal static int ReadCount(JsonElement answer) => answer.RequiredInt("total_count");

    internal static DraftPage ReadPage(JsonElement answer) => new(
        answer.RequiredInt("total_count"),
        answer.Readable("item", static item => new StoredDraft(
            item.RequiredText("media_id"), DraftJson.ReadContent(item), item.Number("update_time") ?? 0)).Items);

    private static JsonObject Media(string mediaId) => new() { ["media_id"] = mediaId };
}
