using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Publishing;
using Publications = Senparc.Weixin.MP.AdvancedAPIs.FreePublish.FreePublishApi;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IFreePublishApi"/> over Senparc.</summary>
internal sealed class SenparcFreePublishApi(SenparcTransport senparc) : IFreePublishApi
{
    public Task<ApiAnswer<string>> SubmitAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Once, token => Publications.SubmitAsync(token, mediaId), FreePublishApi.ReadPublishId, cancellation);

    public Task<ApiAnswer<PublishProgress>> ProgressAsync(ApiAccount account, string publishId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Publications.GetAsync(token, publishId), FreePublishApi.ReadProgress, cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string articleId, int index, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Harmless, token => Publications.DeleteAsync(token, articleId, index), cancellation);

    public Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetArticleAsync(ApiAccount account, string articleId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Publications.GetArticleAsync(token, articleId), DraftJson.ReadAll, cancellation);

    public Task<ApiAnswer<PublishedPage>> ListAsync(
        ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation) => senparc.CallAsync(
            account,
            CallTraits.Question,
            token => Publications.GetFreePublishListAsync(token, offset, count, withContent ? 0 : 1),
            FreePublishApi.ReadPage,
            cancellation);
}
