using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>The line <c>&lt;?xml version="1.0" encoding="UTF-8"?&gt;</c>, which a document may start with.</summary>
internal static class XmlDeclaration
{
    /// <summary>
    /// Length in bytes of the declaration that the document starts with, 0 when it has none, -1 when it is wrong
    /// or promises another encoding than UTF-8.
    /// </summary>
    public static int Length(ReadOnlySpan<byte> document)
    {
        if (!document.StartsWith("<?"u8))
        {
            return 0;
        }

        if (!document.StartsWith("<?xml"u8))
        {
            return -1;
        }

        var at = "<?xml"u8.Length;
        if (!TryRead(document, ref at, "version"u8, out var version) || !version.SequenceEqual("1.0"u8))
        {
            return -1;
        }

        if (TryRead(document, ref at, "encoding"u8, out var encoding) && !IsUtf8(encoding))
        {
            return -1;
        }

        if (TryRead(document, ref at, "standalone"u8, out var standalone)
            && !standalone.SequenceEqual("yes"u8) && !standalone.SequenceEqual("no"u8))
        {
            return -1;
        }

        at = XmlCharacters.SkipSpace(document, at);
        return document[at..].StartsWith("?>"u8) ? at + 2 : -1;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> encoding) =>
        Ascii.EqualsIgnoreCase(encoding, "utf-8"u8);

    /// <summary>Reads <c> name="value"</c>; leaves <paramref name="at"/> alone when something else follows.</summary>
    private static bool TryRead(ReadOnlySpan<byte> document, ref int at, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        var start = XmlCharacters.SkipSpace(document, at);
        if (start == at || !document[start..].StartsWith(name))
        {
            return false;
        }

        var next = XmlCharacters.SkipSpace(document, start + name.Length);
        if (next == document.Length || document[next] != '=')
        {
            return false;
        }

        next = XmlCharacters.SkipSpace(document, next + 1);
        if (next == document.Length || document[next] is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }

        var length = document[(next + 1)..].IndexOf(document[next]);
        if (length < 0)
        {
            return false;
        }

        value = document.Slice(next + 1, length);
        at = next + length + 2;
        return true;
    }
}
