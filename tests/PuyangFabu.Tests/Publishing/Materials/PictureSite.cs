using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.Tests.Publishing.Materials;

/// <summary>A site of somebody else, who exchanges its one picture as he likes. It is the same at every path.</summary>
internal sealed class PictureSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private PictureSite(WebApplication app) => this.app = app;

    /// <summary>What lies there now; null for nothing.</summary>
    public byte[]? Picture { get; set; }

    /// <summary>Path of each request.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public string Address => app.Urls.Single();

    public static async Task<PictureSite> StartAsync(byte[] picture)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var site = new PictureSite(app) { Picture = picture };
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path);
        context.Response.StatusCode = Picture is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Picture is null ? Task.CompletedTask : context.Response.Body.WriteAsync(Picture).AsTask();
    }
}
