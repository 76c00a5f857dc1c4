using System.Text;
using System.Xml;

namespace PuyangFabu.WeChat.Xml;

/// <summary>Names of elements and attributes. A prefixed name (<c>a:b</c>) is none: no message has namespaces.</summary>
internal static class XmlNames
{
    /// <summary>Length in bytes of the name that <paramref name="text"/> starts with; 0 when it starts with none.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            var next = text[length];
            if (char.IsAsciiLetter((char)next) || next == '_' || (length > 0 && IsAsciiTail(next)))
            {
                length++;
            }
            else if (next >= 0x80 && NonAsciiLength(text[length..], first: length == 0) is var more and > 0)
            {
                length += more;
            }
            else
            {
                break;
            }
        }

        return length;
    }

    private static bool IsAsciiTail(byte value) =>
        char.IsAsciiDigit((char)value) || value is (byte)'-' or (byte)'.';

    private static int NonAsciiLength(ReadOnlySpan<byte> text, bool first)
    {
        Rune.DecodeFromUtf8(text, out var rune, out var consumed);
        // Like .NET's own parser: the names of XML 1.0, fourth edition, all lie below U+10000.
        return rune.IsBmp && (first ? XmlConvert.IsStartNCNameChar((char)rune.Value) : XmlConvert.IsNCNameChar((char)rune.Value))
            ? consumed
            : 0;
    }
}
