using System.Globalization;
using PuyangFabu.Outcomes;
using PuyangFabu.Review;
using PuyangFabu.Storage;

namespace PuyangFabu.Publications;

/// <summary>Reads the articles of a publication and proves that they still are what was approved.</summary>
public sealed class PublicationContents(ReleasedArticles released)
{
    /// <summary>The articles as they may go out now, in their order.</summary>
    public async Task<Outcome<IReadOnlyList<PublicationArticle>>> ReadAsync(DbSession session, IEnumerable<long> articleIds)
    {
        var articles = new List<PublicationArticle>();
        foreach (var id in articleIds)
        {
            var article = await released.ReadAsync(session, id);
            if (article.IsRefused)
            {
                return article.Refusal.Kind == RefusalKind.NotFound
                    ? Refusal.BadInput("articleIds", string.Create(CultureInfo.InvariantCulture, $"没有编号为 {id} 的稿件"))
                    : article.Refusal;
            }

            articles.Add(new PublicationArticle
            {
                Position = articles.Count,
                ArticleId = id,
                Version = article.Value.Version,
                ContentHash = article.Value.ContentHash,
                Title = article.Value.Document.Title,
            });
        }

        return articles;
    }

    /// <summary>Whether every article is still live and untouched; keeps them so until the transaction ends.</summary>
    public static async Task<bool> IsUnchangedAsync(DbSession session, Publication publication)
    {
        var articles = await PublicationStore.ArticlesAsync(session, publication.Id);

        // In the order of their numbers: two with the same articles must not wait for one another.
        foreach (var article in articles.OrderBy(static article => article.ArticleId))
        {
            if (!await ReleasedArticles.IsUnchangedAsync(session, article.ArticleId, article.ContentHash))
            {
                return false;
            }
        }

        return PublicationHash.Of(publication.Account, articles) == publication.ContentHash;
    }

    /// <summary>The same at a glance.</summary>
    public static async Task<bool> SeemsUnchangedAsync(DbSession session, long publicationId)
    {
        foreach (var article in await PublicationStore.ArticlesAsync(session, publicationId))
        {
            if (!await ReleasedArticles.SeemsUnchangedAsync(session, article.ArticleId, article.ContentHash))
            {
                return false;
            }
        }

        return true;
    }
}
