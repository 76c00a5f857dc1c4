using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Listings;

/// <summary>Routes of the home page and the boards.</summary>
public static class BoardPageEndpoints
{
    public static void MapBoardPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", PageEndpoints.Methods, static (BoardPages pages, CancellationToken cancellation) => pages.HomeAsync(cancellation)).AsPage();
        routes.MapMethods(
            "/boards/{slug}", PageEndpoints.Methods,
            static (BoardPages pages, string slug, string? page, CancellationToken cancellation) => pages.BoardAsync(slug, page, cancellation)).AsPage();
    }
}
