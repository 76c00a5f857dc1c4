using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Search;

/// <summary>Route of the search page.</summary>
public static class SearchPageEndpoints
{
    public static void MapSearchPages(this IEndpointRouteBuilder routes) => routes.MapMethods(
        "/search", PageEndpoints.Methods,
        static (SearchPages pages, string? q, string? page, CancellationToken cancellation) => pages.SearchAsync(q, page, cancellation)).AsPage();
}
