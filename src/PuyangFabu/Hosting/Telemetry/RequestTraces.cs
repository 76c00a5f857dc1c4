using System.Diagnostics;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>Names the server's own activity of a request by its route, never by its address, and leaves out what only asks how the product is.</summary>
public sealed class RequestTraces(RequestDelegate next)
{
    private static readonly PathString[] Watching = ["/health", "/metrics"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (Activity.Current is not { } request)
        {
            await next(context);
        }
        else if (Array.Exists(Watching, path => context.Request.Path.StartsWithSegments(path)))
        {
            request.IsAllDataRequested = false;
            request.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            await next(context);
        }
        else
        {
            await next(context);
            var method = Array.Find(Methods, context.Request.Method.Equals) ?? "_OTHER";
            request.DisplayName = context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } ? $"{method} {route}" : method;
            request.SetTag("http.request.method", method);
            request.SetTag("http.response.status_code", context.Response.StatusCode);
        }
    }
}
