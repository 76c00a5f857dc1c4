using PuyangFabu.Site;

namespace PuyangFabu.Listings;

/// <summary>Routes of the home page and the boards.</summary>
public static class BoardPageEndpoints
{
    public static void MapBoardPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage("/", static (BoardPages pages, CancellationToken cancellation) => pages.HomeAsync(cancellation));
        routes.MapPage(
            "/boards/{slug}",
            static (BoardPages pages, string slug, string? page, CancellationToken cancellation) => pages.BoardAsync(slug, page, cancellation));
    }
}
