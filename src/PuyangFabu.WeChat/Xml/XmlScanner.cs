using System.Buffers;
using System.Runtime.CompilerServices;

namespace PuyangFabu.WeChat.Xml;

/// <summary>
/// Walks over a document once, checks that it is well-formed, and notes where each element and its text lie.
/// Copies nothing. Knows no document type, no processing instruction and no entity but the five of XML itself,
/// so that nothing in a document can make it read elsewhere or grow.
/// </summary>
internal ref struct XmlScanner
{
    /// <summary>Elements inside each other, the root counted; messages use five.</summary>
    public const int MaxDepth = 32;

    private static readonly SearchValues<byte> TextStops = SearchValues.Create("<&\r]"u8);

    private readonly ReadOnlySpan<byte> _document;
    private OpenElements _open;
    private int _depth;
    private int _at;

    private XmlScanner(ReadOnlySpan<byte> document) => _document = document;

    /// <param name="document">Without a byte order mark.</param>
    /// <param name="nodes">Empty; on <see cref="XmlOutcome.Ok"/> its first node is the root.</param>
    public static XmlOutcome Scan(ReadOnlySpan<byte> document, ref XmlNodeTable nodes)
    {
        if (!XmlCharacters.AreAllowed(document))
        {
            return XmlOutcome.Malformed;
        }

        var declaration = XmlDeclaration.Length(document);
        if (declaration < 0)
        {
            return XmlOutcome.Malformed;
        }

        var scanner = new XmlScanner(document) { _at = declaration };
        return scanner.Run(ref nodes);
    }

    private XmlOutcome Run(ref XmlNodeTable nodes)
    {
        while (true)
        {
            if (_depth == 0)
            {
                _at = XmlCharacters.SkipSpace(_document, _at);
                if (_at == _document.Length)
                {
                    return nodes.Count > 0 ? XmlOutcome.Ok : XmlOutcome.Malformed;
                }
            }
            else if (!ReadText(ref nodes))
            {
                return XmlOutcome.Malformed;
            }

            var outcome = _document[_at..] switch
            {
                [(byte)'<', (byte)'/', ..] => ReadEndTag(ref nodes),
                [(byte)'<', (byte)'!', ..] => ReadCommentOrCData(ref nodes),
                [(byte)'<', ..] => ReadStartTag(ref nodes),
                _ => XmlOutcome.Malformed,
            };
            if (outcome != XmlOutcome.Ok)
            {
                return outcome;
            }
        }
    }

    /// <summary>Reads up to the next <c>&lt;</c>; false when there is none or the text is wrong.</summary>
    private bool ReadText(ref XmlNodeTable nodes)
    {
        var start = _at;
        var asItStands = true;
        while (true)
        {
            var length = _document[_at..].IndexOfAny(TextStops);
            if (length < 0)
            {
                return false;
            }

            _at += length;
            switch (_document[_at])
            {
                case (byte)'<':
                    nodes[_open[_depth - 1].Node].AddText(start, _at - start, asItStands);
                    return true;
                case (byte)'&':
                    var reference = XmlReferences.Read(_document[_at..], out _);
                    if (reference == 0)
                    {
                        return false;
                    }

                    asItStands = false;
                    _at += reference;
                    break;
                case (byte)'\r':
                    asItStands = false;
                    _at++;
                    break;
                default:
                    if (_document[_at..].StartsWith("]]>"u8))
                    {
                        return false;
                    }

                    _at++;
                    break;
            }
        }
    }

    private XmlOutcome ReadStartTag(ref XmlNodeTable nodes)
    {
        var nameStart = _at + 1;
        var nameLength = XmlNames.Length(_document[nameStart..]);
        if (nameLength == 0 || (_depth == 0 && nodes.Count > 0))
        {
            return XmlOutcome.Malformed;
        }

        if (_depth == MaxDepth)
        {
            return XmlOutcome.TooDeep;
        }

        _at = nameStart + nameLength;
        var outcome = XmlAttributes.Skip(_document, ref _at);
        if (outcome != XmlOutcome.Ok)
        {
            return outcome;
        }

        if (!nodes.TryAdd(nameStart, nameLength))
        {
            return XmlOutcome.TooLarge;
        }

        var index = nodes.Count - 1;
        Link(ref nodes, index);
        if (_document[_at] == '>')
        {
            _at++;
            nodes[index].ContentStart = _at;
            _open[_depth++] = new OpenElement { Node = index, LastChild = XmlNode.None };
            return XmlOutcome.Ok;
        }

        if (!_document[_at..].StartsWith("/>"u8))
        {
            return XmlOutcome.Malformed;
        }

        _at += 2;
        return XmlOutcome.Ok;
    }

    private void Link(ref XmlNodeTable nodes, int index)
    {
        if (_depth == 0)
        {
            return;
        }

        ref var parent = ref _open[_depth - 1];
        if (parent.LastChild == XmlNode.None)
        {
            nodes[parent.Node].FirstChild = index;
        }
        else
        {
            nodes[parent.LastChild].NextSibling = index;
        }

        parent.LastChild = index;
    }

    private XmlOutcome ReadEndTag(ref XmlNodeTable nodes)
    {
        if (_depth == 0)
        {
            return XmlOutcome.Malformed;
        }

        ref var node = ref nodes[_open[_depth - 1].Node];
        var name = _document.Slice(node.NameStart, node.NameLength);
        if (!_document[(_at + 2)..].StartsWith(name))
        {
            return XmlOutcome.Malformed;
        }

        var end = XmlCharacters.SkipSpace(_document, _at + 2 + name.Length);
        if (end == _document.Length || _document[end] != '>')
        {
            return XmlOutcome.Malformed;
        }

        node.ContentEnd = _at;
        _at = end + 1;
        _depth--;
        return XmlOutcome.Ok;
    }

    private XmlOutcome ReadCommentOrCData(ref XmlNodeTable nodes)
    {
        var rest = _document[_at..];
        if (rest.StartsWith("<!--"u8))
        {
            // Two hyphens inside a comment are wrong, so the first pair must be the end.
            var end = rest[4..].IndexOf("--"u8);
            if (end < 0 || !rest[(4 + end)..].StartsWith("-->"u8))
            {
                return XmlOutcome.Malformed;
            }

            _at += 4 + end + 3;
            return XmlOutcome.Ok;
        }

        if (_depth == 0 || !rest.StartsWith("<![CDATA["u8))
        {
            return XmlOutcome.Malformed;
        }

        var length = rest[9..].IndexOf("]]>"u8);
        if (length < 0)
        {
            return XmlOutcome.Malformed;
        }

        var asItStands = !rest.Slice(9, length).Contains((byte)'\r');
        nodes[_open[_depth - 1].Node].AddText(_at + 9, length, asItStands);
        _at += 9 + length + 3;
        return XmlOutcome.Ok;
    }

    private struct OpenElement
    {
        public int Node;
        public int LastChild;
    }

    [InlineArray(MaxDepth)]
    private struct OpenElements
    {
        private OpenElement _first;
    }
}
