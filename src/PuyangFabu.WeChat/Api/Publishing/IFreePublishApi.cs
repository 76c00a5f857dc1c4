namespace PuyangFabu.WeChat.Api.Publishing;

/// <summary>Publishing without notifying anybody (发布), <c>/cgi-bin/freepublish/…</c>. Another thing than mass sending (群发).</summary>
public interface IFreePublishApi
{
    /// <param name="mediaId">Of the draft, which disappears once it is published.</param>
    /// <returns>The <c>publish_id</c>: accepted, not yet published. There is no key against doubles.</returns>
    Task<ApiAnswer<string>> SubmitAsync(ApiAccount account, string mediaId, CancellationToken cancellation);

    Task<ApiAnswer<PublishProgress>> ProgressAsync(ApiAccount account, string publishId, CancellationToken cancellation);

    /// <param name="index">From 1; 0 takes all articles.</param>
    Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string articleId, int index, CancellationToken cancellation);

    /// <param name="count">1 to 20.</param>
    Task<ApiAnswer<PublishedPage>> ListAsync(ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation);
}
