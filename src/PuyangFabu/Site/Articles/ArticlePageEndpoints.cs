using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Articles;

/// <summary>Route of the article pages.</summary>
public static class ArticlePageEndpoints
{
    public static void MapArticlePages(this IEndpointRouteBuilder routes) => routes.MapMethods(
        "/articles/{id}", PageEndpoints.Methods,
        static (ArticlePages pages, string id, CancellationToken cancellation) => pages.ArticleAsync(id, cancellation)).AsPage();
}
