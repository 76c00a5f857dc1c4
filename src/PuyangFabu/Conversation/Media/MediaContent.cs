namespace PuyangFabu.Conversation.Media;

/// <summary>What a file is by its first bytes; what it is called counts for nothing.</summary>
/// <param name="ContentType">As browsers know it.</param>
/// <param name="Extension">With the dot.</param>
public sealed record MediaContent(string Kind, string ContentType, string Extension)
{
    /// <summary>As many bytes as tell every kind.</summary>
    public const int HeadBytes = 16;

    /// <returns>Null for anything that a follower cannot send.</returns>
    public static MediaContent? Of(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => new(MediaKind.Image, "image/jpeg", ".jpg"),
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => new(MediaKind.Image, "image/png", ".png"),
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => new(MediaKind.Image, "image/gif", ".gif"),
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8) => new(MediaKind.Image, "image/webp", ".webp"),
        _ when head.StartsWith("BM"u8) => new(MediaKind.Image, "image/bmp", ".bmp"),
        _ when head.StartsWith("#!AMR"u8) => new(MediaKind.Voice, "audio/amr", ".amr"),
        _ when head.StartsWith("ID3"u8) || (head is [0xFF, var second, ..] && (second & 0xE0) == 0xE0) => new(MediaKind.Voice, "audio/mpeg", ".mp3"),
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WAVE"u8) => new(MediaKind.Voice, "audio/wav", ".wav"),
        _ when head.StartsWith("OggS"u8) => new(MediaKind.Voice, "audio/ogg", ".ogg"),
        _ when head.StartsWith("#!SILK"u8) || (head.Length > 1 && head[1..].StartsWith("#!SILK"u8)) => new(MediaKind.Voice, "audio/silk", ".silk"),
        _ when head.Length >= 8 && head[4..8].SequenceEqual("ftyp"u8) => new(MediaKind.Video, "video/mp4", ".mp4"),
        _ => null,
    };
}
