using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace PuyangFabu.Sandbox.Page;

/// <summary>
/// The page's files, embedded in the assembly: served alike by <c>dotnet run</c>, by a published build and
/// in every environment, with nothing to be found on disk.
/// </summary>
internal sealed class PhoneFiles
{
    private const string Prefix = "phone/";

    private readonly Dictionary<string, PhoneAsset> assets;

    public PhoneFiles()
    {
        var assembly = typeof(PhoneFiles).Assembly;
        assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return Create(name[Prefix.Length..], bytes.ToArray());
            })
            .ToDictionary(asset => asset.Name, StringComparer.Ordinal);
    }

    public PhoneAsset? Find(string name) => assets.GetValueOrDefault(name);

    /// <summary>The files whose name starts so, in the order of their names.</summary>
    public IEnumerable<PhoneAsset> Named(string start) =>
        assets.Values.Where(a => a.Name.StartsWith(start, StringComparison.Ordinal)).OrderBy(a => a.Name, StringComparer.Ordinal);

    private static PhoneAsset Create(string name, byte[] bytes) => new(
        name,
        Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".jpg" => "image/jpeg",
            var other => throw new InvalidOperationException($"No content type for {other} of {name}."),
        },
        bytes,
        new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
}

/// <summary>A file of the phone page with the tag that names its content.</summary>
internal sealed record PhoneAsset(string Name, string ContentType, byte[] Bytes, EntityTagHeaderValue Tag);
