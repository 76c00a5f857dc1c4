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
        var html = Encoding.UTF8.GetBytes(await RenderAsync(context, answer));
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.CacheControl = answer.Private ? "private, no-store" : "public, no-cache";
        context.Response.Headers.Append(HeaderNames.Vary, "Cookie");
        await WriteContentAsync(context, "text/html; charset=utf-8", html, answer.Scripted);
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
        foreach (var (name, value) in PageHeaders.All)
        {
            response.Headers[name] = value;
        }
    }

    /// <summary>Gives the response an ETag made from its content.</summary>
    /// <returns>True when the reader has exactly this already: the response is then a finished 304.</returns>
    private static bool AnswerNotModified(HttpContext context, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        // Weak, because a proxy may compress the same page.
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash[..16])}\"", isWeak: true);
        context.Response.Headers.ETag = tag.ToString();
        if (!Matches(context.Request.Headers.IfNoneMatch, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static bool Matches(StringValues ifNoneMatch, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
        && known.Any(entry => entry.Equals(EntityTagHeaderValue.Any) || entry.Compare(tag, useStrongComparison: false));

    private static Task<string> RenderAsync(HttpContext context, PageAnswer answer)
    {
        var request = context.Request;
        var view = new PageView(
            request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent(),
            TextSize.IsLarge(request.Cookies[TextSize.CookieName]));
        return context.RequestServices.GetRequiredService<PageRenderer>().RenderAsync(answer, view);
    }
}
