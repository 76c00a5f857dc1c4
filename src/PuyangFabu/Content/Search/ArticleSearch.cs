using PuyangFabu.Content.Articles;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Search;

/// <summary>
/// Search as followers and readers get it: from the index, or by title while the index is still being built. What the words
/// as typed do not find is looked for as pinyin, then by what the question is about.
/// </summary>
public sealed class ArticleSearch(ArticleIndex index, ArticleIndexer indexer, ArticleStore articles, SearchVocabulary vocabulary, SearchMetrics metrics)
{
    public async Task<FoundArticles> FindAsync(string query, int skip, int take, CancellationToken cancellation)
    {
        var begun = metrics.Begin();
        var found = await LookAsync(query, skip, take, cancellation);
        metrics.Ended(begun);
        return found;
    }

    private async Task<FoundArticles> LookAsync(string query, int skip, int take, CancellationToken cancellation)
    {
        var page = index.Search(query, skip, take);
        if (page.Sure)
        {
            return page;
        }

        if (page.Total == 0 && !indexer.CaughtUp)
        {
            // Rather a plain answer than a wrong "nothing found".
            var hits = await articles.WithTitleContainingAsync(query, skip, take, cancellation);
            return new FoundArticles([.. hits.Select(static id => new SearchHit(id, 0))], skip + hits.Count) { Sure = true };
        }

        var words = SearchText.Normalize(query);
        if (vocabulary.Read(words) is var (read, certain))
        {
            var spoken = index.Search(read, skip, take);
            return spoken with { Sure = certain && spoken.Sure, Asked = read, Spoken = true };
        }

        return page.Total > 0 ? page : Core(words, skip, take);
    }

    private FoundArticles Core(string words, int skip, int take)
    {
        foreach (var part in QuestionCore.Of(words))
        {
            if (index.Search(part, skip, take) is { Sure: true } page)
            {
                return page with { Sure = false, Asked = part };
            }
        }

        return FoundArticles.Empty;
    }
}
