using PuyangFabu.Articles;

namespace PuyangFabu.Search;

/// <summary>What else a reader of an article may want: what search finds for its title.</summary>
public sealed class RelatedArticles(ArticleIndex index, ArticleStore articles)
{
    /// <summary>A hit that scores less than this share of the article's own score has little to do with it.</summary>
    private const float LeastShare = 0.2f;

    /// <returns>At most <paramref name="count"/> published articles, the closest first, without the article itself.</returns>
    public async Task<IReadOnlyList<ArticleHeadline>> ForAsync(Article article, int count, CancellationToken cancellation)
    {
        var hits = index.Search(article.Title, 0, count + 1).Hits;
        var least = hits.FirstOrDefault(hit => hit.Id == article.Id)?.Score * LeastShare ?? float.MaxValue;
        var close = hits.Where(hit => hit.Id != article.Id && hit.Score >= least).Select(static hit => hit.Id).Take(count);
        return await articles.HeadlinesAsync([.. close], cancellation);
    }
}
