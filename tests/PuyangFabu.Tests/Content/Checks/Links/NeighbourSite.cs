using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.Tests.Content.Checks.Links;

/// <summary>A site next door that answers as its paths say, and remembers what it was asked.</summary>
internal sealed class NeighbourSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private int running;

    private NeighbourSite(WebApplication app) => this.app = app;

    /// <summary>Method and path of each request.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The most requests that ran at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public string Address => app.Urls.Single();

    public static async Task<NeighbourSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var site = new NeighbourSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue($"{context.Request.Method} {context.Request.Path}");
        lock (Asked)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        }

        var part = context.Request.Path.Value!.Split('/');
        switch (part[1])
        {
            case "status":
                context.Response.StatusCode = int.Parse(part[2], System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "only-get":
                context.Response.StatusCode = HttpMethods.IsGet(context.Request.Method) ? 200 : 405;
                break;
            case "to":
                context.Response.Redirect(context.Request.QueryString.Value![1..]);
                break;
            case "circle":
                context.Response.Redirect("/circle");
                break;
            case "never":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                break;
        }

        lock (Asked)
        {
            running--;
        }
    }
}
