using Microsoft.Extensions.Primitives;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame;

/// <summary>Pages that are kept as they are sent (<see cref="PageKeeping"/>): drawn by their route, sent again before any route is looked for.</summary>
public static class KeptPageEndpoints
{
    private const string Prefix = "/articles/";

    /// <summary>The reader's switch for large text, and what he can unpack.</summary>
    private static readonly StringValues Varies = new(["Cookie", "Accept-Encoding"]);

    /// <summary>Answers what is kept; stands before everything else.</summary>
    public static void UseKeptPages(this WebApplication app)
    {
        var services = app.Services;
        var kept = new Lazy<PageKeeping>(services.GetRequiredService<PageKeeping>);
        app.Use((context, next) => IsKept(context.Request) && kept.Value.Find(context.Request.Path.Value!, PublicPageEndpoints.ReadsLarge(context.Request)) is { } page
            ? WriteAsync(context, page)
            : next(context));
    }

    /// <summary>As <see cref="PublicPageEndpoints.AsPage"/>; a page that anybody may read is kept besides.</summary>
    public static void AsKeptPage(this RouteHandlerBuilder route) => route
        .AddEndpointFilter(static async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            var kept = context.RequestServices.GetRequiredService<PageKeeping>();
            var shelf = await kept.OpenAsync(context.RequestAborted);
            if (await next(invocation) is not PageAnswer answer)
            {
                throw new InvalidOperationException("A page handler must return a PageAnswer.");
            }

            if (answer is { Status: StatusCodes.Status200OK, Private: false, Scripted: false } && IsKept(context.Request))
            {
                var html = await PublicPageEndpoints.RenderAsync(context, answer);
                await WriteAsync(context, kept.Keep(
                    shelf, context.Request.Path.Value!, PublicPageEndpoints.ReadsLarge(context.Request), html, PublicPageEndpoints.TagOf(html)));
            }
            else
            {
                await PublicPageEndpoints.WriteAsync(context, answer);
            }

            return Results.Empty;
        })
        .ExcludeFromDescription();

    // Of an address with more to it the page has a link back to just that.
    private static bool IsKept(HttpRequest request) =>
        request.Path.Value is { } path && path.StartsWith(Prefix, StringComparison.Ordinal)
        && !request.QueryString.HasValue && !request.PathBase.HasValue
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    private static Task WriteAsync(HttpContext context, KeptPage page)
    {
        var (request, response) = (context.Request, context.Response);
        PublicPageEndpoints.AddPageHeaders(response);
        response.Headers.CacheControl = PublicPageEndpoints.AskEachTime;
        response.Headers.Vary = Varies;
        response.Headers.ETag = page.TagText;
        if (request.Headers.IfNoneMatch is { Count: > 0 } known && (known == page.TagText || PublicPageEndpoints.Matches(known, page.Tag)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var encoding = PageCompression.Choose(request.Headers.AcceptEncoding);
        var body = page.In(encoding);
        response.Headers.ContentEncoding = encoding;
        response.ContentType = PublicPageEndpoints.Html;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
