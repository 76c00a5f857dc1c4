using System.Security.Cryptography;
using PuyangFabu.Sandbox.Page;

namespace PuyangFabu.Sandbox.Phones;

/// <summary>The pictures followers sent, in memory, beside the samples that are always there.</summary>
internal sealed class PictureShelf
{
    /// <summary>Largest picture taken, in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Own pictures kept; older ones answer 404.</summary>
    private const int Capacity = 20;

    private readonly Lock gate = new();
    private readonly List<Picture> own = [];
    private readonly IReadOnlyList<Picture> samples;

    public PictureShelf(PhoneFiles assets)
    {
        samples = [.. assets.Named("sample-").Select(a => Create(Path.GetFileNameWithoutExtension(a.Name), a.ContentType, a.Bytes))];
    }

    /// <summary>Keeps a picture, null when its bytes are none of PNG, JPEG, GIF and WebP.</summary>
    public Picture? Add(byte[] bytes)
    {
        if (Kind(bytes) is not { } contentType)
        {
            return null;
        }

        var picture = Create($"picture-{Guid.NewGuid():N}", contentType, bytes);
        lock (gate)
        {
            own.Add(picture);
            if (own.Count > Capacity)
            {
                own.RemoveAt(0);
            }
        }

        return picture;
    }

    public Picture? Find(string mediaId)
    {
        lock (gate)
        {
            return own.Find(p => p.MediaId == mediaId) ?? samples.FirstOrDefault(p => p.MediaId == mediaId);
        }
    }

    // By the bytes and not by the name: a browser must never take them for a page.
    private static string? Kind(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) => "image/png",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when bytes.StartsWith("GIF8"u8) => "image/gif",
        _ when bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8) => "image/webp",
        _ => null,
    };

    private static Picture Create(string mediaId, string contentType, byte[] bytes) =>
        new(mediaId, contentType, bytes, Convert.ToHexStringLower(Md5(bytes)));

#pragma warning disable CA5351 // The platform names a picture by its MD5; nothing is protected by it.
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}

/// <summary>A picture a follower can send.</summary>
/// <param name="MediaId">Stands in the message and in the picture's address.</param>
/// <param name="Md5">Lower-case hex, as picture menus report it.</param>
internal sealed record Picture(string MediaId, string ContentType, byte[] Bytes, string Md5);
