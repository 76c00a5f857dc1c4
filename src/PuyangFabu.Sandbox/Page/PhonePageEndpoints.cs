using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PuyangFabu.Sandbox.Phones;

namespace PuyangFabu.Sandbox.Page;

/// <summary>The phone page and the page of the platform, their files and the pictures in the chats.</summary>
internal static class PhonePageEndpoints
{
    /// <summary>
    /// Scripts and connections from here only; pictures from wherever an article's cover lies; frames for
    /// the in-app browser, which shows the account's own pages.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https: http:; connect-src 'self'; "
        + "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPhonePage(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapMethods("/phone", Read, (HttpContext context, PhoneFiles assets) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return File(context, assets.Find("phone.html"));
        });
        sandbox.MapMethods("/platform", Read, (HttpContext context, PhoneFiles assets) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return File(context, assets.Find("platform.html"));
        });
        sandbox.MapMethods("/assets/{name}", Read, (string name, HttpContext context, PhoneFiles assets) =>
            File(context, assets.Find(name)));
        sandbox.MapMethods("/media/{mediaId}", Read, (string mediaId, HttpContext context, PictureShelf shelf) =>
        {
            if (shelf.Find(mediaId) is not { } picture)
            {
                return Results.NotFound();
            }

            Guard(context, "private, max-age=3600");
            return Results.Bytes(picture.Bytes, picture.ContentType);
        });
    }

    private static IResult File(HttpContext context, PhoneAsset? asset)
    {
        if (asset is null)
        {
            return Results.NotFound();
        }

        // Asked for anew each time and answered 304: a new build shows at once.
        Guard(context, "no-cache");
        return Results.Bytes(asset.Bytes, asset.ContentType, entityTag: asset.Tag);
    }

    private static void Guard(HttpContext context, string cacheControl)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers[HeaderNames.CacheControl] = cacheControl;
    }
}
