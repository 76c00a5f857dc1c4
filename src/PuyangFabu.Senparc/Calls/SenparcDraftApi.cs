using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using Drafts = Senparc.Weixin.MP.AdvancedAPIs.Draft.DraftApi;

namespace PuyangFabu.Senparc.Calls;

/// <summary><see cref="IDraftApi"/> over Senparc.</summary>
internal sealed class SenparcDraftApi(SenparcTransport senparc) : IDraftApi
{
    public async Task<ApiAnswer<string>> AddAsync(ApiAccount account, IReadOnlyList<DraftArticle> articles, CancellationToken cancellation) =>
        DraftApi.Refuse(articles) is { } refusal
            ? refusal
            : await senparc.CallAsync(
                account,
                CallTraits.Once,
                token => Drafts.AddDraftAsync(token, draft: [.. articles.Select(NewsDraft.Of)]),
                DraftApi.ReadMediaId,
                cancellation);

    public Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, token => Drafts.GetDraftAsync(token, mediaId), DraftJson.ReadAll, cancellation);

    public Task<ApiAnswer<ApiDone>> UpdateAsync(
        ApiAccount account, string mediaId, int index, DraftArticle article, CancellationToken cancellation) => senparc.DoAsync(
            account, CallTraits.Harmless, token => Drafts.UpdateDraftAsync(token, mediaId, index, NewsDraft.Of(article)), cancellation);

    public Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string mediaId, CancellationToken cancellation) => senparc.DoAsync(
        account, CallTraits.Harmless, token => Drafts.DeleteDraftAsync(token, mediaId), cancellation);

    public Task<ApiAnswer<int>> CountAsync(ApiAccount account, CancellationToken cancellation) => senparc.CallAsync(
        account, CallTraits.Question, static token => Drafts.GetDraftCountAsync(token), DraftApi.ReadCount, cancellation);

    public Task<ApiAnswer<DraftPage>> ListAsync(
        ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation) => senparc.CallAsync(
            account, CallTraits.Question, token => Drafts.GetDraftListAsync(token, offset, count, withContent ? 0 : 1), DraftApi.ReadPage, cancellation);
}
