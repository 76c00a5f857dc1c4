using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PuyangFabu.WeChat.Xml;

/// <summary>Which bytes and characters XML 1.0 allows at all (its productions Char and S).</summary>
internal static class XmlCharacters
{
    private const string Controls =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011"
        + "\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F";

    private static readonly SearchValues<byte> ForbiddenBytes = SearchValues.Create(Encoding.ASCII.GetBytes(Controls));
    private static readonly SearchValues<char> ForbiddenUnits = SearchValues.Create(Controls + "\uFFFE\uFFFF");

    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> document) =>
        document.StartsWith("\uFEFF"u8) ? document[3..] : document;

    /// <summary>True for strict UTF-8 without characters that no XML document may hold.</summary>
    public static bool AreAllowed(ReadOnlySpan<byte> document) =>
        Utf8.IsValid(document) && !document.ContainsAny(ForbiddenBytes) && !ContainsNoncharacter(document);

    public static bool IsAllowed(uint scalar) => scalar switch
    {
        < 0x20 => scalar is '\t' or '\n' or '\r',
        < 0xD800 => true,
        < 0xE000 => false,
        0xFFFE or 0xFFFF => false,
        _ => scalar <= 0x10FFFF,
    };

    /// <summary>The text without forbidden characters and lone surrogates; itself when it has none.</summary>
    public static ReadOnlySpan<char> AllowedPartOf(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(ForbiddenUnits) && !ContainsLoneSurrogate(text))
        {
            return text;
        }

        var allowed = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            if (status == OperationStatus.Done && IsAllowed((uint)rune.Value))
            {
                allowed.Append(text[..consumed]);
            }

            text = text[consumed..];
        }

        return allowed.ToString();
    }

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

    private static bool ContainsLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOfAnyInRange('\uD800', '\uDFFF') is var found and >= 0; at += 2)
        {
            at += found;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }
        }

        return false;
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
