using System.Buffers;
using System.Text.Unicode;

namespace PuyangFabu.WeChat.Xml;

/// <summary>Which bytes and characters XML 1.0 allows at all (its productions Char and S).</summary>
internal static class XmlCharacters
{
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> document) =>
        document.StartsWith("\uFEFF"u8) ? document[3..] : document;

    /// <summary>True for strict UTF-8 without characters that no XML document may hold.</summary>
    public static bool AreAllowed(ReadOnlySpan<byte> document) =>
        Utf8.IsValid(document) && !document.ContainsAny(Forbidden) && !ContainsNoncharacter(document);

    public static bool IsAllowed(uint scalar) => scalar switch
    {
        < 0x20 => scalar is '\t' or '\n' or '\r',
        < 0xD800 => true,
        < 0xE000 => false,
        0xFFFE or 0xFFFF => false,
        _ => scalar <= 0x10FFFF,
    };

    public static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>The position of the first byte from <paramref name="at"/> on that is not white space.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> document, int at)
    {
        while (at < document.Length && IsSpace(document[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>U+FFFE and U+FFFF are EF BF BE and EF BF BF.</summary>
    private static bool ContainsNoncharacter(ReadOnlySpan<byte> document)
    {
        ReadOnlySpan<byte> start = [0xEF, 0xBF];
        for (var found = document.IndexOf(start); found >= 0; found = document.IndexOf(start))
        {
            if (document[found + 2] >= 0xBE)
            {
                return true;
            }

            document = document[(found + 3)..];
        }

        return false;
    }
}
