using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>Lets the listed addresses alone read the figures; for everybody else there is nothing here.</summary>
public sealed class MetricsDoor(RequestDelegate next, ProductSettings settings, DutyFigures figures)
{
    /// <summary>What proxies write, and nobody who reads figures by himself does.</summary>
    private static readonly string[] Forwarded = ["X-Forwarded-For", "Forwarded"];

    private static readonly string[] FromAnyProxy = [.. Forwarded, "X-Real-IP", "Via"];

    private readonly AddressList readers = settings.Telemetry.Readers;

    // Trusted proxies are believed and their words are taken out before this. What is left was written by somebody else: then the
    // address is that of a proxy that we know nothing of, and whoever asks through it would pass for this machine.
    private readonly string[] suspicious = settings.TrustedProxies.Count == 0 ? FromAnyProxy : Forwarded;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsLetIn(context))
        {
            // Without an endpoint it is answered like any address that there is not.
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await figures.RefreshAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await next(context);
    }

    private bool IsLetIn(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && readers.Contains(context.Connection.RemoteIpAddress)
        && !Array.Exists(suspicious, context.Request.Headers.ContainsKey);
}
