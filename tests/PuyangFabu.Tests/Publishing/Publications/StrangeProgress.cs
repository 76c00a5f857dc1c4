using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Tests.Publishing.Publications;

/// <summary>WeChat, which answers with a state that this product does not know when it is asked what became of a job.</summary>
internal sealed class StrangeProgress(IFreePublishApi real) : IFreePublishApi
{
    public bool IsStrange { get; set; }

    public Task<ApiAnswer<string>> SubmitAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => real.SubmitAsync(account, mediaId, cancellation);

    public Task<ApiAnswer<PublishProgress>> ProgressAsync(ApiAccount account, string publishId, CancellationToken cancellation) => IsStrange
        ? Task.FromResult<ApiAnswer<PublishProgress>>(new PublishProgress(PublishStatus.Unknown, null, [], []))
        : real.ProgressAsync(account, publishId, cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string articleId, int index, CancellationToken cancellation) =>
        real.DeleteAsync(account, articleId, index, cancellation);

    public Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetArticleAsync(ApiAccount account, string articleId, CancellationToken cancellation) =>
        real.GetArticleAsync(account, articleId, cancellation);

    public Task<ApiAnswer<PublishedPage>> ListAsync(ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation) =>
        real.ListAsync(account, offset, count, withContent, cancellation);
}
