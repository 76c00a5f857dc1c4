using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame;

/// <summary>Where a <see cref="PageAnswer"/> becomes HTTP: headers, ETag, 304, HTML.</summary>
public static class PublicPageEndpoints
{
    internal const string Html = "text/html; charset=utf-8";
    internal const string AskEachTime = "public, no-cache";

    /// <summary>Makes a route a public page; its handler returns a <see cref="PageAnswer"/>, perhaps in a task.</summary>
    public static void AsPage(this RouteHandlerBuilder route) => route
        .AddEndpointFilter(static async (invocation, next) =>
        {
            if (await next(invocation) is not PageAnswer answer)
            {
                throw new InvalidOperationException("A page handler must return a PageAnswer.");
            }

            await WriteAsync(invocation.HttpContext, answer);
            return Results.Empty;
        })
        .ExcludeFromDescription();

    /// <summary>
    /// Writes the page. Readers must ask again each time (an edit shows at once), but get 304 while nothing changed.
    /// </summary>
    public static async Task WriteAsync(HttpContext context, PageAnswer answer)
    {
        var html = await RenderAsync(context, answer);
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.CacheControl = answer.Private ? "private, no-store" : AskEachTime;
        context.Response.Headers.Append(HeaderNames.Vary, "Cookie");
        await WriteContentAsync(context, Html, html, answer.Scripted);
    }

    /// <summary>Writes finished content with the headers of all public answers, or 304 when the reader has it already.</summary>
    /// <param name="scripted">It is a page that names a script of this site.</param>
    public static async Task WriteContentAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> content, bool scripted = false)
    {
        var response = context.Response;
        AddPageHeaders(response);
        if (scripted)
        {
            response.Headers.ContentSecurityPolicy = PageHeaders.ScriptedContentSecurityPolicy;
        }

        response.Headers.Append(HeaderNames.Vary, "Accept-Encoding");
        if (response.StatusCode == StatusCodes.Status200OK && AnswerNotModified(context, content.Span))
        {
            return;
        }

        var (encoding, body) = PageCompression.Compress(context.Request.Headers.AcceptEncoding, contentType, content);
        response.Headers.ContentEncoding = encoding;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    public static void AddPageHeaders(HttpResponse response)
    {
        for (var index = 0; index < PageHeaders.All.Count; index++)
        {
            response.Headers[PageHeaders.All[index].Key] = PageHeaders.All[index].Value;
        }
    }

    /// <summary>Gives the response an ETag made from its content.</summary>
    /// <returns>True when the reader has exactly this already: the response is then a finished 304.</returns>
    private static bool AnswerNotModified(HttpContext context, ReadOnlySpan<byte> content)
    {
        var tag = TagOf(content);
        context.Response.Headers.ETag = tag.ToString();
        if (!Matches(context.Request.Headers.IfNoneMatch, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    internal static bool ReadsLarge(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && TextSize.IsLarge(request.Cookies[TextSize.CookieName]);

    internal static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);

        // Weak, because a proxy may compress the same page.
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash[..16])}\"", isWeak: true);
    }

    internal static bool Matches(StringValues ifNoneMatch, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
        && known.Any(entry => entry.Equals(EntityTagHeaderValue.Any) || entry.Compare(tag, useStrongComparison: false));

    internal static async Task<byte[]> RenderAsync(HttpContext context, PageAnswer answer)
    {
        var request = context.Request;
        var view = new PageView(
            request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent(),
            ReadsLarge(request));
        return Encoding.UTF8.GetBytes(await context.RequestServices.GetRequiredService<PageRenderer>().RenderAsync(answer, view));
    }
}
