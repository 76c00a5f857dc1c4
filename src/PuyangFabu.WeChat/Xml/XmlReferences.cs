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

    /// <summary>
    /// Like <see cref="Read"/>, but a well-written number of a character that is not allowed is taken: two halves of a pair
    /// are one character, everything else gives <paramref name="scalar"/> as it is, to be left out or replaced.
    /// </summary>
    public static int ReadLoosely(ReadOnlySpan<byte> text, out uint scalar)
    {
        if (Read(text, out scalar) is > 0 and var allowed)
        {
            return allowed;
        }

        if (!text.StartsWith("&#"u8) || ReadDigits(text, out scalar) is not (> 0 and var length))
        {
            return 0;
        }

        if (scalar is >= 0xD800 and < 0xDC00
            && text[length..].StartsWith("&#"u8)
            && ReadDigits(text[length..], out var low) is > 0 and var more
            && low is >= 0xDC00 and < 0xE000)
        {
            scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low - 0xDC00);
            length += more;
        }

        return length;
    }

    private static int ReadNumber(ReadOnlySpan<byte> text, out uint scalar) =>
        ReadDigits(text, out scalar) is var length && XmlCharacters.IsAllowed(scalar) ? length : 0;

    /// <param name="scalar">Above 0x10FFFF when the number is larger than any character's.</param>
    private static int ReadDigits(ReadOnlySpan<byte> text, out uint scalar)
    {
        var hexadecimal = text.Length > 2 && text[2] == 'x';
        var start = hexadecimal ? 3 : 2;
        var at = start;
        scalar = 0;
        for (; at < text.Length && text[at] != ';'; at++)
        {
            var digit = Digit(text[at], hexadecimal);
            if (digit < 0)
            {
                return 0;
            }

            scalar = scalar > 0x10FFFF ? scalar : (scalar * (hexadecimal ? 16u : 10u)) + (uint)digit;
        }

        return at < text.Length && at > start ? at + 1 : 0;
    }

    private static int Digit(byte value, bool hexadecimal) =>
        char.IsAsciiDigit((char)value) ? value - '0'
        : hexadecimal && char.IsAsciiHexDigit((char)value) ? (value | 0x20) - 'a' + 10
        : -1;
}
