using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Api.Publishing;

/// <summary><see cref="IFreePublishApi"/> over HTTP.</summary>
internal sealed class FreePublishApi(ApiTransport transport) : IFreePublishApi
{
    private const string Root = "cgi-bin/freepublish/";

    public Task<ApiAnswer<string>> SubmitAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.Once(Root + "submit", new JsonObject { ["media_id"] = mediaId }), ReadPublishId, cancellation);

    public Task<ApiAnswer<PublishProgress>> ProgressAsync(ApiAccount account, string publishId, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.Ask(Root + "get", new JsonObject { ["publish_id"] = publishId }), ReadProgress, cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string articleId, int index, CancellationToken cancellation) => transport.DoAsync(
        account, ApiCall.Harmless(Root + "delete", new JsonObject { ["article_id"] = articleId, ["index"] = index }), cancellation);

    public Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetArticleAsync(ApiAccount account, string articleId, CancellationToken cancellation) => transport.CallAsync(
        account, ApiCall.Ask(Root + "getarticle", new JsonObject { ["article_id"] = articleId }), DraftJson.ReadAll, cancellation);

    public Task<ApiAnswer<PublishedPage>> ListAsync(
        ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation) => transport.CallAsync(
            account,
            ApiCall.Ask(Root + "batchget", new JsonObject { ["offset"] = offset, ["count"] = count, ["no_content"] = withContent ? 0 : 1 }),
            ReadPage,
            cancellation);

    internal static string ReadPublishId(JsonElement answer) => answer.RequiredText("publish_id");

    internal static PublishedPage ReadPage(JsonElement answer) => new(
        answer.RequiredInt("total_count"),
        answer.Readable("item", static item => new PublishedItem(
            item.RequiredText("article_id"), DraftJson.ReadContent(item), item.Number("update_time") ?? 0)).Items);

    internal static PublishProgress ReadProgress(JsonElement answer) => new(
        Status(answer.RequiredInt("publish_status")),
        answer.Text("article_id") is { Length: > 0 } id ? id : null,
        answer.Field("article_detail") is { } detail
            ? [.. detail.Items("item").OrderBy(static item => item.IntOrZero("idx")).Select(static item => item.Text("article_url") ?? "")]
            : [],
        [.. answer.Numbers("fail_idx").Select(static index => (int)index)]);

    private static PublishStatus Status(int status) => Enum.IsDefined((PublishStatus)status) ? (PublishStatus)status : PublishStatus.Unknown;
}
