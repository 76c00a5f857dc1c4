using System.Globalization;
using System.Text;

namespace PuyangFabu.WeChat.Xml;

/// <summary>
/// One element of a scanned document, or none. Asking a missing element for text or children is fine and finds
/// nothing. Of several children with one name the first counts.
/// </summary>
internal readonly ref struct XmlNodeView(ReadOnlySpan<byte> document, ReadOnlySpan<XmlNode> nodes, int index)
{
    private readonly ReadOnlySpan<byte> _document = document;
    private readonly ReadOnlySpan<XmlNode> _nodes = nodes;

    public bool Exists => (uint)index < (uint)_nodes.Length;

    public bool HasChildren => Exists && _nodes[index].FirstChild != XmlNode.None;

    /// <summary>True when there is text and it lies in the document as it stands.</summary>
    public bool IsPlain => Exists && _nodes[index].TextKind == XmlTextKind.Plain;

    public bool HasText => Exists && _nodes[index].TextKind != XmlTextKind.None;

    /// <summary>Where in the document a plain text lies.</summary>
    public (int Start, int Length) PlainRange => (_nodes[index].TextStart, _nodes[index].TextLength);

    private ReadOnlySpan<byte> PlainText => _document.Slice(_nodes[index].TextStart, _nodes[index].TextLength);

    public bool IsNamed(ReadOnlySpan<byte> name) =>
        Exists && _document.Slice(_nodes[index].NameStart, _nodes[index].NameLength).SequenceEqual(name);

    public XmlNodeView Child(ReadOnlySpan<byte> name) => FirstNamed(Exists ? _nodes[index].FirstChild : XmlNode.None, name);

    /// <summary>The next element of that name beside this one.</summary>
    public XmlNodeView Next(ReadOnlySpan<byte> name) => FirstNamed(_nodes[index].NextSibling, name);

    public XmlNodeList Children(ReadOnlySpan<byte> name) => new(this, name);

    /// <summary>Text of the child; empty when there is none.</summary>
    public string Text(ReadOnlySpan<byte> name) => Child(name).Text();

    /// <summary>Text of the child; null when there is none.</summary>
    public string? OptionalText(ReadOnlySpan<byte> name) => Child(name).Text() is { Length: > 0 } text ? text : null;

    public long? Int64(ReadOnlySpan<byte> name) => Child(name).Int64();

    public int? Int32(ReadOnlySpan<byte> name) => Child(name).Int32();

    public double? Number(ReadOnlySpan<byte> name) => Child(name).Number();

    public string Text() =>
        !Exists ? ""
        : _nodes[index].TextKind switch
        {
            XmlTextKind.None => "",
            XmlTextKind.Plain => Encoding.UTF8.GetString(PlainText),
            _ => XmlText.Decode(_document[_nodes[index].ContentStart.._nodes[index].ContentEnd]),
        };

    /// <summary>
    /// The text in <paramref name="buffer"/>, so that looking up a name costs no memory; empty when it does not fit.
    /// </summary>
    public ReadOnlySpan<char> ShortText(Span<char> buffer) =>
        !IsPlain ? Text()
        : Encoding.UTF8.TryGetChars(PlainText, buffer, out var length) ? buffer[..length]
        : [];

    public long? Int64() =>
        (IsPlain
            ? long.TryParse(PlainText, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            : long.TryParse(Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out value))
        ? value : null;

    public int? Int32() => Int64() is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    public double? Number() =>
        (IsPlain
            ? double.TryParse(PlainText, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            : double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        && double.IsFinite(value) ? value : null;

    /// <summary>The whole document this element is part of.</summary>
    public string DocumentText() => Encoding.UTF8.GetString(_document);

    private XmlNodeView FirstNamed(int first, ReadOnlySpan<byte> name)
    {
        for (var i = first; i != XmlNode.None; i = _nodes[i].NextSibling)
        {
            if (_document.Slice(_nodes[i].NameStart, _nodes[i].NameLength).SequenceEqual(name))
            {
                return new XmlNodeView(_document, _nodes, i);
            }
        }

        return new XmlNodeView(_document, _nodes, XmlNode.None);
    }
}
