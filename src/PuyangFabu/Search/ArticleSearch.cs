using PuyangFabu.Articles;

namespace PuyangFabu.Search;

/// <summary>Search as followers and readers get it: from the index, or by title while the index is still being built.</summary>
public sealed class ArticleSearch(ArticleIndex index, ArticleIndexer indexer, ArticleStore articles)
{
    public async Task<SearchPage> FindAsync(string query, int skip, int take, CancellationToken cancellation)
    {
        var page = index.Search(query, skip, take);
        if (page.Total > 0 || indexer.CaughtUp)
        {
            return page;
        }

        // Rather a plain answer than a wrong "nothing found".
        var hits = await articles.WithTitleContainingAsync(query, skip, take, cancellation);
        return new SearchPage([.. hits.Select(static id => new SearchHit(id, 0))], skip + hits.Count);
    }
}
