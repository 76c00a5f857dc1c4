namespace PuyangFabu.WeChat.Xml;

/// <summary>
/// Where a CDATA section ends whose text may hold <c>]]&gt;</c> and XML itself: where the closing tag of its node follows
/// and behind it a node that messages have, or the end of the parent.
/// </summary>
internal static class XmlSectionEnd
{
    /// <summary>How many marks are looked at, which bounds the time that a hostile text costs.</summary>
    private const int MostMarks = 4096;

    /// <param name="text">From behind the opening mark to the end of the document.</param>
    /// <param name="node">Name of the element that the section is in.</param>
    /// <param name="parent">Name of the element around that.</param>
    /// <param name="farthest">Of several ends the last, not the one where the marks inside are in pairs or the first.</param>
    /// <returns>Where the closing mark stands; negative when there is no end.</returns>
    public static int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> node, ReadOnlySpan<byte> parent, bool farthest)
    {
        var (first, last, open, at) = (-1, -1, 1, 0);
        for (var marks = 0; marks < MostMarks; marks++)
        {
            var end = text[at..].IndexOf("]]>"u8);
            if (end < 0)
            {
                break;
            }

            open += text.Slice(at, end).Count("<![CDATA["u8) - 1;
            end += at;
            at = end + 3;
            if (text[at..].StartsWith("<![CDATA["u8))
            {
                // How a writer that knows its trade splits the mark over two sections.
                return first >= 0 ? first : end;
            }

            if (IsEnd(text[at..], node, parent))
            {
                first = first < 0 ? end : first;
                last = end;
                if (open == 0 && !farthest)
                {
                    return end;
                }
            }

            if (open <= 0 && first >= 0 && !farthest)
            {
                return first;
            }
        }

        return farthest ? last : first;
    }

    private static bool IsEnd(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> node, ReadOnlySpan<byte> parent) =>
        TryClose(ref rest, node) && (TryClose(ref rest, parent) || IsKnownNode(rest));

    private static bool TryClose(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> name)
    {
        rest = rest[XmlCharacters.SkipSpace(rest, 0)..];
        if (!rest.StartsWith("</"u8) || !rest[2..].StartsWith(name))
        {
            return false;
        }

        var end = XmlCharacters.SkipSpace(rest, 2 + name.Length);
        if (end == rest.Length || rest[end] != '>')
        {
            return false;
        }

        rest = rest[(end + 1)..];
        return true;
    }

    // TryClose has stepped over the white space.
    private static bool IsKnownNode(ReadOnlySpan<byte> rest) =>
        rest is [(byte)'<', ..] && XmlNodeNames.IsKnown(rest.Slice(1, XmlNames.Length(rest[1..])));
}
