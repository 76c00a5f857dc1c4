using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PuyangFabu.Site.Frame;

/// <summary>
/// Makes public text smaller on its way to a phone. Only for public pages: they hold no secret whose length could be
/// guessed from the size of the answer.
/// </summary>
public static class PageCompression
{
    private const int Smallest = 1024;

    /// <summary>Browsers have few words for what they take; whoever makes up more is read anew each time.</summary>
    private const int MostKnown = 256;

    /// <summary>The encodings in order of preference.</summary>
    private static readonly (string Name, Func<Stream, Stream> Open)[] Encodings =
    [
        ("br", static target => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true)),
        ("gzip", static target => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)),
    ];

    // What a header chose; empty for no encoding.
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);
    private static int known;

    /// <param name="accepted">The request's <c>Accept-Encoding</c>.</param>
    /// <returns>The name for <c>Content-Encoding</c>, or null with the content as it was.</returns>
    public static (string? Encoding, ReadOnlyMemory<byte> Content) Compress(StringValues accepted, string contentType, ReadOnlyMemory<byte> content) =>
        content.Length >= Smallest && !contentType.StartsWith("image/", StringComparison.Ordinal) && Choose(accepted) is { } name
            ? (name, Compress(name, content))
            : (null, content);

    /// <returns>The encoding for a reader who accepts this; null for none.</returns>
    public static string? Choose(StringValues accepted)
    {
        if (accepted is not [{ } header])
        {
            return Read(accepted);
        }

        if (!Known.TryGetValue(header, out var name))
        {
            name = Read(accepted) ?? "";
            if (Volatile.Read(ref known) < MostKnown && Known.TryAdd(header, name))
            {
                Interlocked.Increment(ref known);
            }
        }

        return name.Length > 0 ? name : null;
    }

    /// <param name="encoding">One that <see cref="Choose"/> named.</param>
    public static byte[] Compress(string encoding, ReadOnlyMemory<byte> content)
    {
        using var target = new MemoryStream();
        using (var stream = Array.Find(Encodings, known => known.Name == encoding).Open(target))
        {
            stream.Write(content.Span);
        }

        return target.ToArray();
    }

    private static string? Read(StringValues accepted) => StringWithQualityHeaderValue.TryParseList(accepted, out var wanted)
        ? Array.Find(Encodings, encoding => wanted.Any(value => Wants(value, encoding.Name))).Name
        : null;

    private static bool Wants(StringWithQualityHeaderValue value, string encoding) =>
        value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0;
}
