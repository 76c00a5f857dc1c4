using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Review.Views;

/// <summary>The topics as those who make them see them: by their newest versions, in any state but the recycle bin.</summary>
public sealed class TopicListing(Database database, TopicStore topics, TopicArticles outlines, ArticleAnswers answers, ArticleLinks links, TimeProvider clock)
{
    /// <summary>Older ones are found among the articles.</summary>
    private const int Most = 200;

    /// <returns>The newest first.</returns>
    public async Task<Outcome<ItemList<TopicItem>>> ListAsync(CancellationToken cancellation)
    {
        var ids = await topics.ListAsync(Most, cancellation);
        var (works, heads) = await database.ReadAsync(session => ReadAsync(session, ids), cancellation);
        var today = DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(clock.NowMs()).DateTime);
        var stored = heads.ToDictionary(static head => head.Key, static head => head.Value.Read().Topic);
        List<ArticleWork> written = [.. works.Where(work => stored.ContainsKey(work.ArticleId)).OrderByDescending(static work => work.ArticleId)];
        var views = await outlines.ViewsAsync([.. written.Select(work => stored[work.ArticleId])], cancellation);
        var items = new List<TopicItem>();
        foreach (var (work, view) in written.Zip(views))
        {
            if (view is not null && TopicOutline.Read(stored[work.ArticleId]) is { } outline)
            {
                items.Add(new TopicItem(answers.Item(work), view, outline.StateOn(today), links.Topic(outline.Slug)));
            }
        }

        return new ItemList<TopicItem>(items);
    }

    private static async Task<(IReadOnlyList<ArticleWork> Works, IReadOnlyDictionary<long, ArticleVersion> Heads)> ReadAsync(DbSession session, IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
        {
            return ([], new Dictionary<long, ArticleVersion>());
        }

        List<ArticleWork> works = [.. (await ArticleWorkStore.FindAsync(session, ids)).Where(static work => work.State != WorkState.Deleted)];
        var heads = await ArticleVersionStore.FindAsync(session, [.. works.Select(static work => (work.ArticleId, work.HeadVersion))]);
        return (works, heads.ToDictionary(static head => head.ArticleId));
    }
}

/// <summary>A topic in a list.</summary>
/// <param name="State">Where it stands today by its days, whether or not readers get it.</param>
/// <param name="Url">Of its page; readers get it while the article is published.</param>
public sealed record TopicItem(ArticleItem Article, TopicView Topic, TopicState State, string Url);
