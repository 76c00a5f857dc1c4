using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards.Covers;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Site.Frame.Errors;

namespace PuyangFabu.Site.Frame;

/// <summary>Routes of what pages share: style sheet, icons, covers, the large-text switch, word to robots.</summary>
public static class SiteEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string ForADay = "public, max-age=86400";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly TimeSpan SwitchLasts = TimeSpan.FromDays(365);

    public static void MapSite(this IEndpointRouteBuilder routes)
    {
        MapFile(routes, "/favicon.svg", static assets => assets.Icon);
        MapFile(routes, "/favicon.ico", static assets => assets.LegacyIcon);
        routes.MapMethods("/site/site.{version}.css", Reading, WriteStyleSheetAsync).ExcludeFromDescription();
        routes.MapMethods("/site/case-form.{version}.js", Reading, WriteFormScriptAsync).ExcludeFromDescription();
        routes.MapMethods("/covers/boards/{slug}.png", Reading, WriteBoardCoverAsync).ExcludeFromDescription();
        routes.MapMethods("/covers/boards/{slug}/{variant:int:range(0,11)}.jpg", Reading, WriteArticleCoverAsync).ExcludeFromDescription();
        routes.MapMethods($"{CoverParts.Prefix}{{id:long}}/{{stamp}}.jpg", Reading, WriteCoverPartAsync).ExcludeFromDescription();
        routes.MapMethods("/site/text-size", Reading, SwitchTextSize).ExcludeFromDescription();
        routes.MapMethods("/robots.txt", Reading, WriteRobotsAsync).ExcludeFromDescription();
    }

    private static void MapFile(IEndpointRouteBuilder routes, string path, Func<FrameAssets, ServedFile> file) => routes
        .MapMethods(path, Reading, (HttpContext context, FrameAssets assets) => WriteAsync(context, file(assets), ForADay))
        .ExcludeFromDescription();

    // A page of an older or newer version of the program may ask for its own style sheet during an update: it gets
    // this one, but only the right name may be kept.
    private static Task WriteStyleSheetAsync(HttpContext context, FrameAssets assets) =>
        WriteAsync(context, assets.StyleSheet, context.Request.Path.Value == assets.StylePath ? Forever : "no-cache");

    private static Task WriteFormScriptAsync(HttpContext context, FrameAssets assets) =>
        WriteAsync(context, assets.FormScript, context.Request.Path.Value == assets.FormScriptPath ? Forever : "no-cache");

    private static Task WriteBoardCoverAsync(HttpContext context, BoardCovers covers, string slug) =>
        WriteAsync(context, covers.Of(slug), ForADay);

    private static Task WriteArticleCoverAsync(HttpContext context, ArticleCovers covers, string slug, int variant) =>
        WriteAsync(context, covers.Of(slug, variant), ForADay);

    private static async Task WriteCoverPartAsync(HttpContext context, CoverParts parts, long id, string stamp)
    {
        var (picture, whole) = await parts.FindAsync(id, stamp, context.RequestAborted);
        if (picture is not null)
        {
            await WriteAsync(context, new ServedFile("image/jpeg", picture), Forever);
            return;
        }

        if (whole is null)
        {
            await PublicPageEndpoints.WriteAsync(context, ErrorPages.NotFound());
            return;
        }

        // Better all of it now than nothing; the next reader may get the part.
        PublicPageEndpoints.AddPageHeaders(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(whole);
    }

    private static Task WriteAsync(HttpContext context, ServedFile asset, string cacheControl)
    {
        context.Response.Headers.CacheControl = cacheControl;
        return PublicPageEndpoints.WriteContentAsync(context, asset.ContentType, asset.Content);
    }

    private static IResult SwitchTextSize(HttpContext context, string? size, string? @return)
    {
        var cookies = context.Response.Cookies;
        if (TextSize.IsLarge(size))
        {
            cookies.Append(TextSize.CookieName, TextSize.Large, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = SwitchLasts,
                Path = "/",
            });
        }
        else
        {
            cookies.Delete(TextSize.CookieName);
        }

        PublicPageEndpoints.AddPageHeaders(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(LocalReturn.Of(@return));
    }

    private static Task WriteRobotsAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = ForADay;
        return PublicPageEndpoints.WriteContentAsync(
            context, "text/plain; charset=utf-8", "User-agent: *\nDisallow: /search\nDisallow: /site/\nDisallow: /cases/\nDisallow: /sandbox/\n"u8.ToArray());
    }
}
