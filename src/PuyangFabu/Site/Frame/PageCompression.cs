using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace PuyangFabu.Site.Frame;

/// <summary>
/// Makes public text smaller on its way to a phone. Only for public pages: they hold no secret whose length could be
/// guessed from the size of the answer.
/// </summary>
public static class PageCompression
{
    private const int Smallest = 1024;

    /// <summary>The encodings in order of preference.</summary>
    private static readonly (string Name, Func<Stream, Stream> Open)[] Encodings =
    [
        ("br", static target => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true)),
        ("gzip", static target => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)),
    ];

    /// <param name="accepted">The request's <c>Accept-Encoding</c>.</param>
    /// <returns>The name for <c>Content-Encoding</c>, or null with the content as it was.</returns>
    public static (string? Encoding, ReadOnlyMemory<byte> Content) Compress(IList<string> accepted, string contentType, ReadOnlyMemory<byte> content)
    {
        if (content.Length < Smallest
            || contentType.StartsWith("image/", StringComparison.Ordinal)
            || !StringWithQualityHeaderValue.TryParseList(accepted, out var wanted)
            || Array.Find(Encodings, encoding => wanted.Any(value => Wants(value, encoding.Name))) is not { Name: { } name } chosen)
        {
            return (null, content);
        }

        using var target = new MemoryStream();
        using (var stream = chosen.Open(target))
        {
            stream.Write(content.Span);
        }

        return (name, target.ToArray());
    }

    private static bool Wants(StringWithQualityHeaderValue value, string encoding) =>
        value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0;
}
