using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Console.Frame.Islands;

/// <summary>
/// Who may speak with the islands. A browser lets every page open a WebSocket to every host, and sends the cookie along where
/// both have one registrable domain: what another site under it opens would act as the person who looks at that site.
/// </summary>
public static class HubEndpoints
{
    private static readonly PathString[] Hubs = [ConsoleEndpoints.Prefix + "/_blazor", "/_blazor"];

    /// <summary>Refuses what a page of another origin asks of the hub; stands before everything that could answer.</summary>
    public static void UseHubOrigins(this WebApplication app) => app.UseWhen(
        static context => Array.Exists(Hubs, hub => context.Request.Path.StartsWithSegments(hub)),
        static branch => branch.Use(static (context, next) =>
        {
            if (IsFromHere(context))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }));

    // Programs that are no browsers name no origin; they have no cookie that somebody else put there either. Behind a proxy the host
    // of the request may be another than that of the page: what the browser itself says of it is asked first.
    private static bool IsFromHere(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site])
        {
            return site == "same-origin";
        }

        return request.Headers.Origin is [] || (request.Headers.Origin is [{ } named] && Uri.TryCreate(named, UriKind.Absolute, out var origin)
            && (IsHost(origin, request.Host) || origin.Authority == context.RequestServices.GetRequiredService<PublicUrls>().Base.Authority));
    }

    private static bool IsHost(Uri origin, HostString host) =>
        origin.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && origin.Port == (host.Port ?? (origin.Scheme == Uri.UriSchemeHttps ? 443 : 80));
}
