using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>What listens where telemetry is sent, and keeps the bytes that arrive.</summary>
internal sealed class TestCollector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> received = new();

    private TestCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((signal, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
    }

    public string Address => app.Urls.Single();

    public static async Task<TestCollector> StartAsync()
    {
        var collector = new TestCollector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>All texts of a signal, between the bytes of their lengths and numbers.</summary>
    public string TextOf(string signal) => string.Join('\n', received.Where(sent => sent.Signal == signal).Select(static sent => Encoding.UTF8.GetString(sent.Body)));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
