namespace PuyangFabu.WeChat.Xml;

/// <summary>Attributes: no message has any, so they are checked and then ignored.</summary>
internal static class XmlAttributes
{
    /// <summary>More attributes on one element are refused, which keeps the search for doubles short.</summary>
    public const int MaxPerElement = 32;

    /// <summary>
    /// Steps over the attributes behind an element's name, up to the <c>/</c> or <c>&gt;</c> that ends the tag.
    /// </summary>
    public static XmlOutcome Skip(ReadOnlySpan<byte> document, ref int at) =>
        at < document.Length && document[at] == '>' ? XmlOutcome.Ok : SkipSome(document, ref at);

    private static XmlOutcome SkipSome(ReadOnlySpan<byte> document, ref int at)
    {
        Span<Range> names = stackalloc Range[MaxPerElement];
        for (var count = 0; ; count++)
        {
            var start = XmlCharacters.SkipSpace(document, at);
            if (start == document.Length)
            {
                return XmlOutcome.Malformed;
            }

            if (document[start] is (byte)'/' or (byte)'>')
            {
                at = start;
                return XmlOutcome.Ok;
            }

            if (count == MaxPerElement)
            {
                return XmlOutcome.TooLarge;
            }

            var name = XmlNames.Length(document[start..]);
            if (start == at || name == 0)
            {
                return XmlOutcome.Malformed;
            }

            names[count] = start..(start + name);
            at = start + name;
            if (!SkipValue(document, ref at) || IsDouble(document, names[..count], names[count]))
            {
                return XmlOutcome.Malformed;
            }
        }
    }

    private static bool SkipValue(ReadOnlySpan<byte> document, ref int at)
    {
        at = XmlCharacters.SkipSpace(document, at);
        if (at == document.Length || document[at] != '=')
        {
            return false;
        }

        at = XmlCharacters.SkipSpace(document, at + 1);
        if (at == document.Length || document[at] is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }

        var length = document[(at + 1)..].IndexOf(document[at]);
        if (length < 0)
        {
            return false;
        }

        var value = document.Slice(at + 1, length);
        at += length + 2;
        return IsValue(value);
    }

    private static bool IsValue(ReadOnlySpan<byte> value)
    {
        if (value.Contains((byte)'<'))
        {
            return false;
        }

        for (var found = value.IndexOf((byte)'&'); found >= 0; found = value.IndexOf((byte)'&'))
        {
            var length = XmlReferences.Read(value[found..], out _);
            if (length == 0)
            {
                return false;
            }

            value = value[(found + length)..];
        }

        return true;
    }

    private static bool IsDouble(ReadOnlySpan<byte> document, ReadOnlySpan<Range> earlier, Range name)
    {
        foreach (var other in earlier)
        {
            if (document[other].SequenceEqual(document[name]))
            {
                return true;
            }
        }

        return false;
    }
}
