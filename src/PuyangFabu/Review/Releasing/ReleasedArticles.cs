using System.Globalization;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Approving;

namespace PuyangFabu.Review.Releasing;

/// <summary>
/// Reads articles for those who hand them to WeChat, and says whether they still are what was read. An article that is
/// being changed is not handed out: what the change is about may be exactly what must not be sent. A broadcast also takes
/// what passed the review and waits to be published: it goes live with it, see <see cref="ArticlePublishing.PublishWithBroadcastAsync"/>.
/// </summary>
public sealed class ReleasedArticles(ReviewFlow flow, ReleaseRule rule)
{
    /// <summary>The article as it may be handed out now.</summary>
    /// <param name="orPassed">Also one that passed the review and is not live yet.</param>
    /// <returns>Refused when it is not live, is being changed, or was not reviewed.</returns>
    public async Task<Outcome<ReleasedVersion>> ReadAsync(DbSession session, long articleId, bool orPassed = false)
    {
        if (await ArticleWorkStore.FindAsync(session, articleId) is not { } work)
        {
            return Refusal.NotFound($"篇稿件（编号 {articleId}）");
        }

        var passed = orPassed && HasPassed(work);
        if (!passed && (work.State != WorkState.Published || work.LiveVersion != work.HeadVersion))
        {
            return Refusal.Conflict(
                ReviewRefusals.ArticleNotReleasedCode,
                $"稿件“{work.Title}”现在是“{ReviewNames.OfState(work.State, flow.Stages)}”，只有通过三审、{(orPassed ? "已发布或待发布" : "已发布")}且没有新改动的稿件才能{(orPassed ? "群发" : "发到微信")}。");
        }

        var version = work.HeadVersion;
        var document = (await ArticleVersionStore.FindAsync(session, articleId, version))!.Read();
        var hash = ContentHash.Of(document);
        if (hash != (passed ? work.ContentHash : work.LiveHash))
        {
            return ReviewRefusals.Tampered;
        }

        var gap = ApprovalProof.FirstGap(flow.Stages, await RoundAsync(session, work), hash);
        return gap is not null && passed ? gap
            : gap is not null && rule.OnlyReviewed
            ? Refusal.Conflict(ReviewRefusals.ArticleNotReviewedCode, $"稿件“{work.Title}”是导入的，没有在本系统通过三审，不能发到微信；请送审、发布后再选用。")
            : new ReleasedVersion(articleId, version, hash, document, gap is null);
    }

    /// <summary>Chooses articles as they may be handed out now, in the order in which they are named.</summary>
    /// <param name="orPassed">See <see cref="ReadAsync"/>.</param>
    public async Task<Outcome<IReadOnlyList<ChosenArticle>>> ChooseAsync(DbSession session, IEnumerable<long> articleIds, bool orPassed = false)
    {
        var chosen = new List<ChosenArticle>();
        foreach (var id in articleIds)
        {
            var read = await ReadAsync(session, id, orPassed);
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

    /// <summary>Why those of them that were chosen cannot be handed out any more, in the words of who would try; empty while all can.</summary>
    public async Task<IReadOnlyList<string>> ObstaclesAsync(DbSession session, IEnumerable<ChosenArticle> articles)
    {
        var obstacles = new List<string>();
        foreach (var article in articles)
        {
            if ((await ReadAsync(session, article.ArticleId, orPassed: true)).Refusal is { } refusal)
            {
                obstacles.Add(refusal.Title);
            }
        }

        return obstacles;
    }

    /// <summary>Whether each is still live, with exactly this content and no change under way; keeps them so until the transaction ends.</summary>
    /// <param name="orPassed">Or passed the review with this content, waiting to be published.</param>
    public static async Task<bool> AreUnchangedAsync(DbSession session, IEnumerable<ChosenArticle> articles, bool orPassed = false)
    {
        // In the order of their numbers: two who chose the same articles must not wait for one another.
        foreach (var article in articles.OrderBy(static article => article.ArticleId))
        {
            if (!IsUnchanged(await ArticleWorkStore.TakeAsync(session, article.ArticleId), article.ContentHash, orPassed))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same at a glance, for those who look again before they act.</summary>
    public static async Task<bool> SeemUnchangedAsync(DbSession session, IEnumerable<ChosenArticle> articles, bool orPassed = false)
    {
        foreach (var article in articles)
        {
            if (!IsUnchanged(await ArticleWorkStore.FindAsync(session, article.ArticleId), article.ContentHash, orPassed))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Those among them that passed the review and that readers do not see yet, in their order.</summary>
    public static async Task<IReadOnlyList<ChosenArticle>> ToPublishAsync(DbSession session, IEnumerable<ChosenArticle> articles)
    {
        IReadOnlyList<ChosenArticle> asked = [.. articles];
        if (asked.Count == 0)
        {
            return [];
        }

        var works = (await ArticleWorkStore.FindAsync(session, [.. asked.Select(static article => article.ArticleId)])).ToDictionary(static work => work.ArticleId);
        return [.. asked.Where(article => IsToPublish(works.GetValueOrDefault(article.ArticleId), article))];
    }

    /// <summary>Whether it passed the review as it was chosen, and readers do not see it yet.</summary>
    public static bool IsToPublish(ArticleWork? work, ChosenArticle article) => work is not null && HasPassed(work) && work.ContentHash == article.ContentHash;

    /// <summary>Whether this person may decide that those of them go live that readers do not see yet: by the same rules as if he published each.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public static async Task<Refusal?> PublisherRefusalAsync(DbSession session, IEnumerable<ChosenArticle> articles, Actor actor)
    {
        foreach (var article in await ToPublishAsync(session, articles))
        {
            var work = (await ArticleWorkStore.FindAsync(session, article.ArticleId))!;
            if (!actor.May(Permission.PublishArticles))
            {
                return ReviewRefusals.PublishRight(work);
            }

            if (Separation.ForOwnText(await RoundAsync(session, work), actor) is { } own)
            {
                return own;
            }
        }

        return null;
    }

    private static bool HasPassed(ArticleWork work) => work.State is WorkState.Approved or WorkState.Scheduled;

    private static async Task<ReviewRound> RoundAsync(DbSession session, ArticleWork work)
    {
        // Of what readers have, its writers are those of the version itself, which the work names.
        var known = work.State == WorkState.Published ? work.HeadVersion : work.LiveVersion ?? 0;
        var writers = await ArticleVersionStore.WritersAfterAsync(session, work.ArticleId, known);
        return ReviewRound.Of(work, writers, await ArticleEventStore.ListAsync(session, work.ArticleId));
    }

    private static bool IsUnchanged(ArticleWork? work, string contentHash, bool orPassed) =>
        work is not null && work.ContentHash == contentHash
        && ((work.State == WorkState.Published && work.LiveHash == contentHash) || (orPassed && HasPassed(work)));
}
