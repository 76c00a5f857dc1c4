namespace PuyangFabu.Tests.Sandbox.Platform;

/// <summary>Files by their first bytes.</summary>
internal static class Samples
{
    public static byte[] Jpeg(int size = 1000) => Of([0xFF, 0xD8, 0xFF, 0xE0], size);

    public static byte[] Png(int size = 1000) => Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], size);

    public static byte[] Gif(int size = 1000) => Of("GIF89a"u8, size);

    public static byte[] Webp(int size = 1000) => Of("RIFF    WEBP"u8, size);

    public static byte[] Mp4(int size = 1000) => Of("    ftypisom"u8, size);

    public static byte[] Amr(int size = 1000) => Of("#!AMR\n"u8, size);

    private static byte[] Of(ReadOnlySpan<byte> start, int size)
    {
        var bytes = new byte[size];
        start.CopyTo(bytes);
        return bytes;
    }
}
