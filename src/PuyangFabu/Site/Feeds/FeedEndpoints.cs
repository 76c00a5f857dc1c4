using PuyangFabu.Site.Frame;
using PuyangFabu.Site.Frame.Errors;

namespace PuyangFabu.Site.Feeds;

/// <summary>Routes of the Atom feeds.</summary>
public static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/feed.xml", reading, static async (HttpContext context, ArticleFeeds feeds) =>
            await WriteAsync(context, await feeds.AllAsync(context.RequestAborted))).ExcludeFromDescription();
        routes.MapMethods("/boards/{slug}/feed.xml", reading, static async (HttpContext context, ArticleFeeds feeds, string slug) =>
            await WriteAsync(context, await feeds.OfBoardAsync(slug, context.RequestAborted))).ExcludeFromDescription();
    }

    private static Task WriteAsync(HttpContext context, AtomFeed? feed)
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
