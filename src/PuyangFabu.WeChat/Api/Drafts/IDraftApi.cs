namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary>Drafts (草稿), <c>/cgi-bin/draft/…</c>. A draft disappears once it was sent or published.</summary>
public interface IDraftApi
{
    /// <param name="articles">1 to 8.</param>
    /// <returns>The draft's <c>media_id</c>. There is no key against doubles: after no answer look for it in the list.</returns>
    Task<ApiAnswer<string>> AddAsync(ApiAccount account, IReadOnlyList<DraftArticle> articles, CancellationToken cancellation);

    Task<ApiAnswer<IReadOnlyList<DraftArticle>>> GetAsync(ApiAccount account, string mediaId, CancellationToken cancellation);

    /// <param name="index">From 0.</param>
    Task<ApiAnswer<ApiDone>> UpdateAsync(ApiAccount account, string mediaId, int index, DraftArticle article, CancellationToken cancellation);

    Task<ApiAnswer<ApiDone>> DeleteAsync(ApiAccount account, string mediaId, CancellationToken cancellation);

    Task<ApiAnswer<int>> CountAsync(ApiAccount account, CancellationToken cancellation);

    /// <param name="count">1 to 20.</param>
    Task<ApiAnswer<DraftPage>> ListAsync(ApiAccount account, int offset, int count, bool withContent, CancellationToken cancellation);
}

/// <summary>Part of the list of drafts, the newest first.</summary>
public sealed record DraftPage(int TotalCount, IReadOnlyList<StoredDraft> Items);

/// <summary>A draft in the account's box.</summary>
/// <param name="UpdateTime">Unix seconds.</param>
public sealed record StoredDraft(string MediaId, IReadOnlyList<DraftArticle> Articles, long UpdateTime);
