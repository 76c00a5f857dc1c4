using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Articles;
using PuyangFabu.Site.Cases;
using PuyangFabu.Site.CitizenServices;
using PuyangFabu.Site.Directories;
using PuyangFabu.Site.Feeds;
using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;
using PuyangFabu.Site.Listings;
using PuyangFabu.Site.Search;
using PuyangFabu.Site.Sources;

namespace PuyangFabu.Site;

/// <summary>The routes of the public pages and feeds.</summary>
public static class SitePageEndpoints
{
    public static void MapPublicPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", PageEndpoints.Methods, static (BoardPageAnswers pages, CancellationToken cancellation) => pages.HomeAsync(cancellation)).AsPage();
        routes.MapMethods("/boards/{slug}", PageEndpoints.Methods, static (BoardPageAnswers pages, string slug, string? page, CancellationToken cancellation) => pages.BoardAsync(slug, page, cancellation)).AsPage();
        routes.MapMethods("/articles/{id}", PageEndpoints.Methods, static (ArticlePageAnswers pages, string id, CancellationToken cancellation) => pages.ArticleAsync(id, cancellation)).AsKeptPage();
        routes.MapMethods("/topics", PageEndpoints.Methods, static (TopicListAnswers pages, CancellationToken cancellation) => pages.ListAsync(cancellation)).AsPage();
        routes.MapMethods("/topics/{slug}", PageEndpoints.Methods, static (ArticlePageAnswers pages, string slug, CancellationToken cancellation) => pages.TopicAsync(slug, cancellation)).AsPage();
        routes.MapAttachments();
        routes.MapMethods("/search", PageEndpoints.Methods, static (SearchPageAnswers pages, string? q, string? page, CancellationToken cancellation) => pages.SearchAsync(q, page, cancellation)).AsPage();
        routes.MapMethods("/directory", PageEndpoints.Methods, static (DirectoryPageAnswers pages, CancellationToken cancellation) => pages.DirectoryAsync(cancellation)).AsPage();
        routes.MapMethods("/sources", PageEndpoints.Methods, static (CityNewsAnswers pages, string? page, CancellationToken cancellation) => pages.NewestAsync(page, cancellation)).AsPage();
        routes.MapMethods("/services", PageEndpoints.Methods, static (ServicesPageAnswers pages, string? q, string? theme, string? county) => pages.Services(q, theme, county)).AsPage();
        routes.MapCaseForm();
        routes.MapCaseProgress();
        routes.MapMethods("/feed.xml", PageEndpoints.Methods, static async (HttpContext context, ArticleFeeds feeds) => await WriteFeedAsync(context, await feeds.AllAsync(context.RequestAborted)))
            .ExcludeFromDescription();
        routes.MapMethods("/boards/{slug}/feed.xml", PageEndpoints.Methods, static async (HttpContext context, ArticleFeeds feeds, string slug) => await WriteFeedAsync(context, await feeds.OfBoardAsync(slug, context.RequestAborted)))
            .ExcludeFromDescription();
    }

    private static Task WriteFeedAsync(HttpContext context, AtomFeed? feed)
    {
        if (feed is null)
        {
            return PublicPageEndpoints.WriteAsync(context, ErrorPages.NotFound());
        }

        // Readers ask on their own clock; five minutes spare the server without making news old.
        context.Response.Headers.CacheControl = "public, max-age=300";
        return PublicPageEndpoints.WriteContentAsync(context, "application/atom+xml; charset=utf-8", feed.ToXml());
    }
}
