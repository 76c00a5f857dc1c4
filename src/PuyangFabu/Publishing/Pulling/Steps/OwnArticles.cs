using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Publishing.Publications;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>Tells what of a page of WeChat's list this product handed over itself: by the publication, else by 阅读原文 together with the title.</summary>
public sealed class OwnArticles(PublicationStore publications, PulledArticleStore known, ArticleVersionStore versions, ArticleLinks links)
{
    internal async Task<OwnBook> ReadAsync(string account, PostPage page, CancellationToken cancellation)
    {
        var published = page.Origin == PulledOrigin.Post
            ? await publications.OwnAsync(account, [.. page.Posts.Select(static post => post.OuterId)], cancellation)
            : new Dictionary<(string, int), long>();
        long[] linked = [.. page.Posts.SelectMany(static post => post.Articles).Select(told => links.IdOf(told.ContentSourceUrl)).OfType<long>().Distinct()];
        return new OwnBook(links, published, await versions.TitlesAsync(linked, cancellation), await known.OwnAsync(account, page.Origin, linked, cancellation));
    }
}
