using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>
/// A registry on this machine with one image, which has of Microsoft's what the publishing looks at: the system, the variables, and one
/// layer with a file in it. Nothing could run in it.
/// </summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private readonly WebApplication app;
    private readonly Dictionary<string, byte[]> blobs = [];
    private readonly byte[] manifest;

    private BaseImageRegistry()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var (layer, content) = Layer();
        var config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture = "amd64",
            os = "linux",
            config = new { Env = (string[])["PATH=/usr/local/bin:/usr/bin:/bin", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080"] },
            rootfs = new { type = "layers", diff_ids = (string[])[DigestOf(content)] },
            history = (object[])[new { created_by = "by hand" }],
        });
        manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = new { mediaType = "application/vnd.docker.container.image.v1+json", size = config.Length, digest = Keep(config) },
            layers = (object[])[new { mediaType = "application/vnd.docker.image.rootfs.diff.tar.gzip", size = layer.Length, digest = Keep(layer) }],
        });
    }

    public string Authority => new Uri(app.Urls.Single()).Authority;

    /// <summary>For <c>ContainerBaseImage</c>.</summary>
    public string Image => $"{Authority}/base:10.0";

    public static async Task<BaseImageRegistry> StartAsync()
    {
        var registry = new BaseImageRegistry();
        registry.app.MapGet("/v2/", static () => Results.Ok());
        registry.app.MapMethods("/v2/base/manifests/{name}", ["GET", "HEAD"], (HttpContext context) =>
        {
            context.Response.Headers["Docker-Content-Digest"] = DigestOf(registry.manifest);
            return Results.Bytes(registry.manifest, ManifestType);
        });
        registry.app.MapMethods("/v2/base/blobs/{digest}", ["GET", "HEAD"], (string digest) =>
            registry.blobs.TryGetValue(digest, out var blob) ? Results.Bytes(blob, "application/octet-stream") : Results.NotFound());
        await registry.app.StartAsync(TestContext.Current.CancellationToken);
        return registry;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static (byte[] Compressed, byte[] Plain) Layer()
    {
        using var plain = new MemoryStream();
        using (var writer = new TarWriter(plain, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "etc/hand-made") { DataStream = new MemoryStream("base"u8.ToArray()) });
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain.ToArray());
        }

        return (compressed.ToArray(), plain.ToArray());
    }

    private string Keep(byte[] blob)
    {
        var digest = DigestOf(blob);
        blobs[digest] = blob;
        return digest;
    }

    private static string DigestOf(byte[] blob) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(blob))}";
}
