using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary><see cref="IDraftApi"/> over HTTP.</summary>
internal sealed class DraftApi(ApiTransport transport) : IDraftApi
{
    private const string Root = "cgi-bin/draft/";
    private const int MostArticles = 8;

    public async Task<ApiAnswer<string>> AddAsync(ApiAccount account, IReadOnlyList<DraftArticle> articles, CancellationToken cancellation) =>
        articles.Count is 0 or > MostArticles
            ? TransportFailures.Input("一份草稿须有 1 到 8 篇文章。", "减少文章，或分成几份。")
            : await transport.CallAsync(
                account,
                ApiCall.Once(Root + "add", new JsonObject { ["articles"] = new JsonArray([.. articles.Select(DraftJson.Write)]) }),
                static answer => answer.RequiredText("media_id"),
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
        transport.CallAsync(account, ApiCall.Get(Root + "count"), static answer => answer.RequiredInt("total_count"), cancellation);

    public Task<ApiAnswer<DraftPage>> ListAsync(
        ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation) => transport.CallAsync(
            account,
            ApiCall.Ask(Root + "batchget", new JsonObject { ["offset"] = offset, ["count"] = count, ["no_content"] = withContent ? 0 : 1 }),
            static answer => new DraftPage(
                answer.RequiredInt("total_count"),
                answer.Readable("item", static item => new StoredDraft(
                    item.RequiredText("media_id"), DraftJson.ReadContent(item), item.Number("update_time") ?? 0)).Items),
            cancellation);

    private static JsonObject Media(string mediaId) => new() { ["media_id"] = mediaId };
}
