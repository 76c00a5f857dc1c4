namespace PuyangFabu.Content.Uploads.Pictures;

/// <summary>
/// Rewrites a GIF with only the blocks that draw: no comments, no foreign application data, nothing behind the end.
/// An animation is stored with the pixels it came with, so this is what keeps other things out of it.
/// </summary>
internal static class GifContainer
{
    private const int HeaderLength = 13;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;

    /// <returns>Null when the file breaks off or is no GIF inside.</returns>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength)
        {
            return null;
        }

        var output = new MemoryStream(file.Length);
        var at = HeaderLength + ColorTableLength(file[10]);
        if (at > file.Length)
        {
            return null;
        }

        output.Write(file[..at]);
        while (at < file.Length)
        {
            if (file[at] == Trailer)
            {
                output.WriteByte(Trailer);
                return output.ToArray();
            }

            if (BlockLength(file[at..]) is not { } length)
            {
                return null;
            }

            if (Draws(file.Slice(at, length)))
            {
                output.Write(file.Slice(at, length));
            }

            at += length;
        }

        return null;
    }

    private static bool Draws(ReadOnlySpan<byte> block) => block[0] == Image || block[1] == GraphicControl || IsLoop(block);

    // How often an animation repeats.
    private static bool IsLoop(ReadOnlySpan<byte> block) =>
        block[1] == Application && block.Length == 19 && (block[3..].StartsWith("NETSCAPE2.0"u8) || block[3..].StartsWith("ANIMEXTS1.0"u8));

    /// <summary>Of the block at the start; null when it is none or breaks off.</summary>
    private static int? BlockLength(ReadOnlySpan<byte> rest)
    {
        var at = rest[0] switch
        {
            Extension => 2,
            Image when rest.Length > 10 => 11 + ColorTableLength(rest[9]),
            _ => rest.Length,
        };
        while (at < rest.Length)
        {
            var length = rest[at];
            at += length + 1;
            if (length == 0)
            {
                return at;
            }
        }

        return null;
    }

    private static int ColorTableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
