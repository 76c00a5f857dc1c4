using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.Tests.Sources;

/// <summary>A site of the city on this machine: its pages are what a test puts there; whatever else is asked for is not found.</summary>
internal sealed class NewsSite : IAsyncDisposable
{
    /// <summary>What a product must be told to read it.</summary>
    public static readonly string[] Settings = ["--Sources:AllowPrivate", "true", "--Sources:PauseSeconds", "0"];

    private readonly WebApplication app;
    private int running;

    private NewsSite(WebApplication app) => this.app = app;

    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Path of each request.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The most requests that ran at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public string Address => app.Urls.Single();

    public static async Task<NewsSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var site = new NewsSite(app);
        app.Run(site.AnswerAsync);
        await app.StartAsync();
        return site;
    }

    /// <summary>An RSS 2.0 feed with these entries, the newest first.</summary>
    public void PutRss(string path, params (string Title, string Link, string Date, string Html)[] entries) => PutText(path, "application/rss+xml; charset=utf-8", RssOf(entries));

    public static string RssOf(params (string Title, string Link, string Date, string Html)[] entries) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>动态</title><link>/</link><description>动态</description>
        {string.Concat(entries.Select(static entry => $"<item><title>{entry.Title}</title><link>{entry.Link}</link><pubDate>{entry.Date}</pubDate><dc:creator>张三</dc:creator><content:encoded><![CDATA[{entry.Html}]]></content:encoded></item>"))}
        </channel></rss>
        """;

    public void PutText(string path, string type, string text) => PutBytes(path, type, Encoding.UTF8.GetBytes(text));

    public void PutBytes(string path, string type, byte[] bytes) => Pages[path] = async context =>
    {
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(bytes);
    };

    /// <summary>With a mark; who brings it is told that nothing was changed.</summary>
    public void PutMarked(string path, string mark, string text) => Pages[path] = async context =>
    {
        context.Response.Headers.ETag = mark;
        if (context.Request.Headers.IfNoneMatch == mark)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await context.Response.WriteAsync(text);
    };

    /// <summary>So many bytes of one kind, packed: some thousandths of that go over the wire.</summary>
    public void PutPacked(string path, string type, long bytes) => Pages[path] = async context =>
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentEncoding = "gzip";
        var block = new byte[1024 * 1024];
        await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        for (var written = 0L; written < bytes && !context.RequestAborted.IsCancellationRequested; written += block.Length)
        {
            await packed.WriteAsync(block, context.RequestAborted);
        }
    };

    public void PutStatus(string path, int status) => Pages[path] = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public void PutRedirect(string path, string to, bool permanent) => Pages[path] = context =>
    {
        context.Response.Redirect(to, permanent);
        return Task.CompletedTask;
    };

    /// <summary>Begins to answer and never ends.</summary>
    public void PutEndless(string path) => Pages[path] = async context =>
    {
        context.Response.ContentType = "application/rss+xml";
        await context.Response.WriteAsync("<rss>");
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
    };

    /// <summary>As RSS writes a time.</summary>
    public static string Rfc822(DateTimeOffset time) => time.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0800";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path.Value!);
        lock (Asked)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        }

        try
        {
            if (Pages.TryGetValue(context.Request.Path.Value!, out var page))
            {
                await page(context);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has had enough.
        }
        finally
        {
            lock (Asked)
            {
                running--;
            }
        }
    }
}
