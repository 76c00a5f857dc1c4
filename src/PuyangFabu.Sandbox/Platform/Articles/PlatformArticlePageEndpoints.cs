using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Media;

namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>The pages of sent and published articles, and the uploads they show.</summary>
internal static class PlatformArticlePageEndpoints
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' https: http: data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    public static void MapArticlePages(this IEndpointRouteBuilder platform)
    {
        platform.MapGet("/s/{id}", Page);
        platform.MapGet("/picture/{id}", Show);
    }

    private static IResult Page(string id, HttpContext http, PlatformDirectory accounts, SandboxOptions options)
    {
        StoredArticle? found = null;
        var account = accounts.First(one =>
        {
            if ((found = one.Articles.Find(id)) is null)
            {
                return false;
            }

            one.Articles.Opened(found, options.TimeProvider.GetUtcNow());
            return true;
        });
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        return account is null
            ? Results.Content(PlatformArticlePage.Missing(), "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound)
            : Results.Content(PlatformArticlePage.Of(account, found!), "text/html; charset=utf-8");
    }

    private static IResult Show(string id, HttpContext http, PlatformDirectory accounts, SentFileShelf files)
    {
        Material? found = null;
        accounts.First(one => (found = one.Materials.Any(id)) is not null);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return found is not null ? Results.Bytes(found.Bytes, found.ContentType)
            : files.Find(id) is { } sent ? Results.Bytes(sent.Bytes, sent.ContentType)
            : Results.NotFound();
    }
}
