using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Materials;

/// <summary>Looks for a draft whose adding was not answered: adding has no key, but the box can be read.</summary>
internal static class LostDraft
{
    private const int Newest = 20;

    /// <summary>As far as our clock and WeChat's may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    /// <param name="began">Before the call that was not answered.</param>
    /// <returns>The newest draft since then with these articles; null when there is none, or WeChat does not say.</returns>
    public static async Task<string?> FindAsync(
        IDraftApi drafts, ApiAccount account, IReadOnlyList<DraftArticle> sent, DateTimeOffset began, CancellationToken cancellation)
    {
        var page = await drafts.ListAsync(account, 0, Newest, withContent: true, cancellation);
        var since = (began - Tolerance).ToUnixTimeSeconds();
        return page.IsFailed ? null : page.Value.Items.FirstOrDefault(draft => draft.UpdateTime >= since && AreEqual(draft.Articles, sent))?.MediaId;
    }

    private static bool AreEqual(IReadOnlyList<DraftArticle> one, IReadOnlyList<DraftArticle> other) =>
        one.Select(KeyOf).SequenceEqual(other.Select(KeyOf));

    // The text itself may come back written in another way.
    private static (string Title, string SourceUrl, string Thumb) KeyOf(DraftArticle article) =>
        (article.Title, article.ContentSourceUrl, article.ThumbMediaId);
}
