using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using PuyangFabu.Console.Frame.Errors;
using PuyangFabu.Console.Frame.Submissions;

namespace PuyangFabu.Console.Frame;

/// <summary>Where the console's pages answer, and what all of them have in common.</summary>
public static class ConsoleEndpoints
{
    public const string Prefix = "/console";
    public const string EnhancedNavigation = "blazor-enhanced-nav";

    /// <summary>Bytes of a form; a page that takes more says so by <see cref="RequestSizeLimitAttribute"/>.</summary>
    private const long LargestForm = 256 * 1024;

    private const string FormName = "_handler";

    public static bool Includes(PathString path) => path.StartsWithSegments(Prefix);

    /// <summary>The headers; stands before everything that may answer, so that failures and refusals have them too.</summary>
    public static void UseConsoleHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (Includes(context.Request.Path))
        {
            context.Response.OnStarting(static state => AddHeadersAsync((HttpContext)state), context);
        }

        return next(context);
    });

    /// <summary>Refuses what was posted to a page and is no form of ours; stands behind the sign-in.</summary>
    public static void UseConsoleForms(this WebApplication app)
    {
        app.UseWhen(
            static context => HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null,
            static branch =>
            {
                branch.Use(static async (context, next) =>
                {
                    if (await NamesFormAsync(context))
                    {
                        await next(context);
                        return;
                    }

                    await (TooLarge(context)
                        ? WriteAsync<FormTooLargePage>(context, StatusCodes.Status413PayloadTooLarge)
                        : WriteAsync<FormExpiredPage>(context, StatusCodes.Status400BadRequest));
                });
                branch.UseSubmissions();
            });
        app.UseAntiforgery();
    }

    /// <summary>Whoever has not signed in is sent to the sign-in page by all pages but those that say otherwise.</summary>
    public static void MapConsole(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<ConsoleApp>()
            .AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization()
            .Add(static endpoint =>
            {
                if (!endpoint.Metadata.OfType<IRequestSizeLimitMetadata>().Any())
                {
                    endpoint.Metadata.Add(new RequestSizeLimitAttribute(LargestForm));
                }
            });
        // Where the base address of the pages makes the browser connect to: under the path of the cookie.
        routes.MapBlazorHub(Prefix + "/_blazor").RequireAuthorization();
        routes.MapFallback(Prefix + "/{*path}", static context => WriteAsync<NotFoundPage>(context, StatusCodes.Status404NotFound)).RequireAuthorization();
    }

    /// <summary>Writes a page that has no address of its own.</summary>
    public static Task WriteAsync<TPage>(HttpContext context, int status) =>
        new RazorComponentResult<ErrorApp>(new { Page = typeof(TPage) }) { StatusCode = status }.ExecuteAsync(context);

    /// <summary>
    /// The components write whole addresses, with the host that the caller named: a way within the console needs none.
    /// More than one slash at its beginning would name another host.
    /// </summary>
    public static string? WithinHost(string? location) => Uri.TryCreate(location, UriKind.Absolute, out var whole) && whole.Scheme != Uri.UriSchemeFile
        ? "/" + whole.PathAndQuery.TrimStart('/')
        : location;

    // A form that cannot be read (U+0000, too many fields, cut off, in a character set that nobody has) is none of ours either.
    private static async Task<bool> NamesFormAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType
                && (await context.Request.ReadFormAsync(context.RequestAborted)).ContainsKey(FormName);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool TooLarge(HttpContext context) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && context.Request.ContentLength > most;

    private static Task AddHeadersAsync(HttpContext context)
    {
        var response = context.Response;
        var islands = context.GetEndpoint()?.Metadata.GetMetadata<StyledIslandsAttribute>() is not null;
        foreach (var (name, value) in ConsoleHeaders.Of(islands))
        {
            response.Headers[name] = value;
        }

        if (islands)
        {
            response.Headers.Remove(EnhancedNavigation);
        }
        else if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            response.Headers[EnhancedNavigation] = "allow";
        }

        if (WithinHost(response.Headers.Location) is { } location)
        {
            response.Headers.Location = location;
        }

        // After a form was accepted the browser asks for the next page with GET, whoever wrote the redirect.
        if (HttpMethods.IsPost(context.Request.Method) && response.StatusCode == StatusCodes.Status302Found)
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
        }

        return Task.CompletedTask;
    }
}
