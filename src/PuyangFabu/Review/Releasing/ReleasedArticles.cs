using System.Globalization;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Review.Approving;

namespace PuyangFabu.Review.Releasing;

/// <summary>
/// Reads articles for those who hand them to WeChat, and says whether they still are what was read. An article that is
/// being changed is not handed out: what the change is about may be exactly what must not be sent.
/// </summary>
public sealed class ReleasedArticles(ReviewFlow flow, ReleaseRule rule)
{
    /// <summary>The article as it may be handed out now.</summary>
    /// <returns>Refused when it is not live, is being changed, or was not reviewed.</returns>
    public async Task<Outcome<ReleasedVersion>> ReadAsync(DbSession session, long articleId)
    {
        if (await ArticleWorkStore.FindAsync(session, articleId) is not { } work)
        {
            return Refusal.NotFound($"篇稿件（编号 {articleId}）");
        }

        if (work.State != WorkState.Published || work.LiveVersion is not { } version || version != work.HeadVersion)
        {
            return Refusal.Conflict(
                ReviewRefusals.ArticleNotReleasedCode, $"稿件“{work.Title}”现在是“{ReviewNames.OfState(work.State, flow.Stages)}”，只有通过三审、已发布且没有新改动的稿件才能发到微信。");
        }

        var document = (await ArticleVersionStore.FindAsync(session, articleId, version))!.Read();
        var hash = ContentHash.Of(document);
        if (hash != work.LiveHash)
        {
            return ReviewRefusals.Tampered;
        }

        var writers = await ArticleVersionStore.WritersAfterAsync(session, articleId, version);
        var round = ReviewRound.Of(work, writers, await ArticleEventStore.ListAsync(session, articleId));
        var gap = ApprovalProof.FirstGap(flow.Stages, round, hash);
        return gap is not null && rule.OnlyReviewed
            ? Refusal.Conflict(ReviewRefusals.ArticleNotReviewedCode, $"稿件“{work.Title}”是导入的，没有在本系统通过三审，不能发到微信；请送审、发布后再选用。")
            : new ReleasedVersion(articleId, version, hash, document, gap is null);
    }

    /// <summary>Chooses articles as they may be handed out now, in the order in which they are named.</summary>
    public async Task<Outcome<IReadOnlyList<ChosenArticle>>> ChooseAsync(DbSession session, IEnumerable<long> articleIds)
    {
        var chosen = new List<ChosenArticle>();
        foreach (var id in articleIds)
        {
            var read = await ReadAsync(session, id);
            if (read.IsRefused)
            {
                return read.Refusal.Kind == RefusalKind.NotFound
                    ? Refusal.BadInput("articleIds", string.Create(CultureInfo.InvariantCulture, $"没有编号为 {id} 的稿件"))
                    : read.Refusal;
            }

            var article = read.Value;
            chosen.Add(new ChosenArticle { ArticleId = id, Version = article.Version, ContentHash = article.ContentHash, Title = article.Document.Title });
        }

        return chosen;
    }

    /// <summary>Whether each is still live, with exactly this content and no change under way; keeps them so until the transaction ends.</summary>
    public static async Task<bool> AreUnchangedAsync(DbSession session, IEnumerable<ChosenArticle> articles)
    {
        // In the order of their numbers: two who chose the same articles must not wait for one another.
        foreach (var article in articles.OrderBy(static article => article.ArticleId))
        {
            if (!IsUnchanged(await ArticleWorkStore.TakeAsync(session, article.ArticleId), article.ContentHash))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same at a glance, for those who look again before they act.</summary>
    public static async Task<bool> SeemUnchangedAsync(DbSession session, IEnumerable<ChosenArticle> articles)
    {
        foreach (var article in articles)
        {
            if (!IsUnchanged(await ArticleWorkStore.FindAsync(session, article.ArticleId), article.ContentHash))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUnchanged(ArticleWork? work, string contentHash) =>
        work is { State: WorkState.Published } && work.LiveHash == contentHash && work.ContentHash == contentHash;
}

/// <summary>A live article that passed the review and that nobody has changed since: what may be handed to WeChat.</summary>
/// <param name="Version">The live version.</param>
/// <param name="ContentHash">Of exactly the live version.</param>
/// <param name="Reviewed">Every stage was passed in this product; false for imported and sample articles.</param>
public sealed record ReleasedVersion(long ArticleId, long Version, string ContentHash, ArticleDocument Document, bool Reviewed);

/// <summary>An article that was chosen for WeChat: exactly the version that passed the review and was live at that moment.</summary>
public sealed record ChosenArticle
{
    public required long ArticleId { get; init; }

    public required long Version { get; init; }

    public required string ContentHash { get; init; }

    public required string Title { get; init; }
}

/// <summary>What may be handed to WeChat beside the public pages.</summary>
/// <param name="OnlyReviewed">False lets imported and sample articles out too, which no review of this product has seen.</param>
public sealed record ReleaseRule(bool OnlyReviewed);
