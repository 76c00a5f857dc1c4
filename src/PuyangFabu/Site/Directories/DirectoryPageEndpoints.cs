using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.Directories;

/// <summary>Route of the directory page.</summary>
public static class DirectoryPageEndpoints
{
    public static void MapDirectoryPages(this IEndpointRouteBuilder routes) => routes.MapMethods(
        "/directory", PageEndpoints.Methods,
        static (DirectoryPages pages, CancellationToken cancellation) => pages.DirectoryAsync(cancellation)).AsPage();
}
