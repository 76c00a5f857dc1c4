using System.Net;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>Lets the listed addresses alone read the figures; for everybody else there is nothing here.</summary>
public sealed class MetricsDoor(RequestDelegate next, ProductSettings settings, DutyFigures figures)
{
    /// <summary>What proxies write, and nobody who reads figures by himself does.</summary>
    private static readonly string[] Forwarded = ["X-Forwarded-For", "Forwarded"];

    private static readonly string[] FromAnyProxy = [.. Forwarded, "X-Real-IP", "Via"];

    private readonly AddressList readers = settings.Telemetry.Readers;

    private readonly AddressList proxies = new(settings.TrustedProxies);

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
        && !Array.Exists(IsOfProxy(context.Connection.RemoteIpAddress) ? FromAnyProxy : Forwarded, context.Request.Headers.ContainsKey);

    // Trusted proxies are believed and their words are taken out before this: the address is then the reader's. Where it is a proxy's
    // still, or none is known, whatever proxies write tells that somebody asks through one, who would pass for this machine.
    private bool IsOfProxy(IPAddress? address) => settings.TrustedProxies.Count == 0 || proxies.Contains(address);
}
