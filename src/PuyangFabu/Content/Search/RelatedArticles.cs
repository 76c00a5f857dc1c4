using PuyangFabu.Content.Articles;

namespace PuyangFabu.Content.Search;

/// <summary>What else a reader of an article may want: what is about the same as its title.</summary>
public sealed class RelatedArticles(ArticleIndex index, ArticleStore articles)
{
    /// <returns>At most <paramref name="count"/> published articles, the closest first, without the article itself.</returns>
    public async Task<IReadOnlyList<ArticleHeadline>> ForAsync(Article article, int count, CancellationToken cancellation)
    {
        var close = index.Related(article.Title, count + 1).Select(static hit => hit.Id).Where(id => id != article.Id).Take(count);
        return await articles.HeadlinesAsync([.. close], cancellation);
    }
}
