namespace PuyangFabu.WeChat.Xml;

/// <summary>The five entities that XML itself defines, and references to characters by number. There are no others.</summary>
internal static class XmlReferences
{
    /// <summary>Length in bytes of the reference that <paramref name="text"/> starts with; 0 when it is not allowed.</summary>
    /// <param name="scalar">The character it stands for.</param>
    public static int Read(ReadOnlySpan<byte> text, out uint scalar)
    {
        if (text.StartsWith("&#"u8))
        {
            return ReadNumber(text, out scalar);
        }

        (scalar, var length) = text switch
        {
            [_, (byte)'l', (byte)'t', (byte)';', ..] => ('<', 4),
            [_, (byte)'g', (byte)'t', (byte)';', ..] => ('>', 4),
            [_, (byte)'a', (byte)'m', (byte)'p', (byte)';', ..] => ('&', 5),
            [_, (byte)'q', (byte)'u', (byte)'o', (byte)'t', (byte)';', ..] => ('"', 6),
            [_, (byte)'a', (byte)'p', (byte)'o', (byte)'s', (byte)';', ..] => ('\'', 6),
            _ => ('\0', 0),
        };
        return length;
    }

    private static int ReadNumber(ReadOnlySpan<byte> text, out uint scalar)
    {
        var hexadecimal = text.Length > 2 && text[2] == 'x';
        var start = hexadecimal ? 3 : 2;
        var at = start;
        scalar = 0;
        for (; at < text.Length && text[at] != ';'; at++)
        {
            var digit = Digit(text[at], hexadecimal);
            if (digit < 0 || scalar > 0x10FFFF)
            {
                return 0;
            }

            scalar = (scalar * (hexadecimal ? 16u : 10u)) + (uint)digit;
        }

        return at < text.Length && at > start && XmlCharacters.IsAllowed(scalar) ? at + 1 : 0;
    }

    private static int Digit(byte value, bool hexadecimal) =>
        char.IsAsciiDigit((char)value) ? value - '0'
        : hexadecimal && char.IsAsciiHexDigit((char)value) ? (value | 0x20) - 'a' + 10
        : -1;
}
