namespace PuyangFabu.Sandbox.Platform.Media;

/// <summary>Tells a file's type by its first bytes; its name counts for nothing.</summary>
internal static class MediaSniffer
{
    /// <returns>Null for anything the platform does not take.</returns>
    public static string? ContentType(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) => "image/gif",
        _ when bytes.StartsWith("BM"u8) => "image/bmp",
        _ when bytes.StartsWith("#!AMR"u8) => "audio/amr",
        _ when bytes.StartsWith("ID3"u8) || (bytes is [0xFF, var second, ..] && (second & 0xE0) == 0xE0) => "audio/mp3",
        _ when bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WAVE"u8) => "audio/wav",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75]) => "audio/x-ms-wma",
        _ when bytes.Length > 8 && bytes[4..8].SequenceEqual("ftyp"u8) => "video/mp4",
        _ => null,
    };
}
