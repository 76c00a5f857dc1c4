using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Materials;
using PuyangFabu.WeChat.Api.Publishing;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>The lists at WeChat in which an account's articles stand, each read in the same way.</summary>
public sealed class WeChatPosts(IFreePublishApi posts, IMaterialApi materials, IDraftApi drafts)
{
    /// <summary>WeChat gives no more of a list at once.</summary>
    public const int MostAtOnce = 20;

    /// <summary>
    /// Of the hundred questions a day that WeChat allows, sixty, however often a pull is begun: looking for a publication whose end nobody
    /// knows needs the others.
    /// </summary>
    public const int MostADay = 60;

    /// <summary>The last day of the year 9999: no calendar goes further.</summary>
    private const long LastSecond = 253_402_214_400;

    public async Task<ApiAnswer<PostPage>> PageAsync(WeChatAccount account, ArticlePullRow pull, CancellationToken cancellation)
    {
        var (offset, count) = ((int)pull.Place, (int)pull.Batch);
        if (pull.Phase != PullPhase.Posts)
        {
            var answer = pull.Phase == PullPhase.News
                ? await materials.ListNewsAsync(account.Api, offset, count, cancellation)
                : await drafts.ListAsync(account.Api, offset, count, withContent: true, cancellation);
            var origin = pull.Phase == PullPhase.News ? PulledOrigin.News : PulledOrigin.Draft;
            return answer.Failure is { } failed ? failed : new PostPage(
                origin, answer.Value.TotalCount, [.. answer.Value.Items.Select(static item => new Post(item.MediaId, item.Articles, Milliseconds(item.UpdateTime)))]);
        }

        var list = await posts.ListAsync(account.Api, offset, count, withContent: true, cancellation);
        return list.Failure is { } failure ? failure : new PostPage(
            PulledOrigin.Post, list.Value.TotalCount, [.. list.Value.Items.Select(static item => new Post(item.ArticleId, item.Articles, Milliseconds(item.UpdateTime)))]);
    }

    /// <summary>One post by itself.</summary>
    public async Task<ApiAnswer<PostPage>> OneAsync(WeChatAccount account, string articleId, CancellationToken cancellation)
    {
        var answer = await posts.GetArticleAsync(account.Api, articleId, cancellation);
        return answer.Failure is { } failure ? failure : new PostPage(PulledOrigin.Post, 1, [new Post(articleId, answer.Value, 0)]);
    }

    private static long Milliseconds(long seconds) => Math.Clamp(seconds, 0, LastSecond) * 1000;
}

/// <summary>Part of a list.</summary>
/// <param name="Origin">One of <see cref="PulledOrigin"/>.</param>
/// <param name="Total">Entries of the whole list.</param>
public sealed record PostPage(string Origin, int Total, IReadOnlyList<Post> Posts);

/// <summary>An entry of a list: one or more articles.</summary>
/// <param name="AtMs">When it was published, or changed last; 0 when the answer does not say.</param>
public sealed record Post(string OuterId, IReadOnlyList<DraftArticle> Articles, long AtMs);
