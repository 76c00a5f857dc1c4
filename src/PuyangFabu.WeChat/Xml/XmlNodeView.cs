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

    public bool Exists => Has(index);

    public bool HasChildren => Exists && _nodes[index].FirstChild != XmlNode.None;

    public bool HasText => Exists && _nodes[index].TextKind != XmlTextKind.None;

    /// <summary>True when there is text and it lies in the document as it stands.</summary>
    public bool IsPlain => IsPlainAt(index);

    /// <summary>Where in the document a plain text lies.</summary>
    public (int Start, int Length) PlainRange => (_nodes[index].TextStart, _nodes[index].TextLength);

    public bool IsNamed(ReadOnlySpan<byte> name) => Exists && IsNamed(index, name);

    public XmlNodeView Child(ReadOnlySpan<byte> name) => new(_document, _nodes, IndexOf(name));

    /// <summary>The next element of that name beside this one.</summary>
    public XmlNodeView Next(ReadOnlySpan<byte> name) =>
        new(_document, _nodes, IndexFrom(_nodes[index].NextSibling, name));

    public XmlNodeList Children(ReadOnlySpan<byte> name) => new(this, name);

    /// <summary>Text of the child; empty when there is none.</summary>
    public string Text(ReadOnlySpan<byte> name) => TextAt(IndexOf(name));

    /// <summary>Text of the child; null when there is none.</summary>
    public string? OptionalText(ReadOnlySpan<byte> name) => Text(name) is { Length: > 0 } text ? text : null;

    public long? Int64(ReadOnlySpan<byte> name) => Int64At(IndexOf(name));

    public int? Int32(ReadOnlySpan<byte> name) => Narrow(Int64(name));

    public double? Number(ReadOnlySpan<byte> name)
    {
        var at = IndexOf(name);
        return (IsPlainAt(at)
            ? double.TryParse(PlainTextAt(at), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            : double.TryParse(TextAt(at), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            && double.IsFinite(value) ? value : null;
    }

    public string Text() => TextAt(index);

    /// <summary>Length of the text in UTF-8.</summary>
    public int TextBytes() => IsPlain ? _nodes[index].TextLength : Encoding.UTF8.GetByteCount(Text());

    public int? Int32() => Narrow(Int64At(index));

    /// <summary>
    /// The text in <paramref name="buffer"/>, so that looking up a name costs no memory; empty when it does not fit.
    /// </summary>
    public ReadOnlySpan<char> ShortText(Span<char> buffer) =>
        !IsPlain ? Text()
        : Encoding.UTF8.TryGetChars(PlainTextAt(index), buffer, out var length) ? buffer[..length]
        : [];

    /// <summary>The whole document this element is part of.</summary>
    public string DocumentText() => Encoding.UTF8.GetString(_document);

    private static int? Narrow(long? value) => value is >= int.MinValue and <= int.MaxValue ? (int)value : null;

    private bool Has(int at) => (uint)at < (uint)_nodes.Length;

    private bool IsPlainAt(int at) => Has(at) && _nodes[at].TextKind == XmlTextKind.Plain;

    private ReadOnlySpan<byte> PlainTextAt(int at) => _document.Slice(_nodes[at].TextStart, _nodes[at].TextLength);

    private string TextAt(int at)
    {
        var kind = Has(at) ? _nodes[at].TextKind : XmlTextKind.None;
        return kind switch
        {
            XmlTextKind.None => "",
            XmlTextKind.Plain => Encoding.UTF8.GetString(PlainTextAt(at)),
            _ => XmlText.Decode(_document[_nodes[at].ContentStart.._nodes[at].ContentEnd]),
        };
    }

    private long? Int64At(int at) =>
        (IsPlainAt(at)
            ? long.TryParse(PlainTextAt(at), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            : long.TryParse(TextAt(at), NumberStyles.Integer, CultureInfo.InvariantCulture, out value))
        ? value : null;

    private bool IsNamed(int at, ReadOnlySpan<byte> name) =>
        _nodes[at].NameLength == name.Length && _document.Slice(_nodes[at].NameStart, name.Length).SequenceEqual(name);

    private int IndexOf(ReadOnlySpan<byte> name) => Exists ? IndexFrom(_nodes[index].FirstChild, name) : XmlNode.None;

    private int IndexFrom(int first, ReadOnlySpan<byte> name)
    {
        var at = first;
        while (at != XmlNode.None && !IsNamed(at, name))
        {
            at = _nodes[at].NextSibling;
        }

        return at;
    }
}

/// <summary>The children of one element that have a given name, for <c>foreach</c>.</summary>
internal ref struct XmlNodeList(XmlNodeView parent, ReadOnlySpan<byte> name)
{
    private readonly XmlNodeView _parent = parent;
    private readonly ReadOnlySpan<byte> _name = name;
    private bool _started;

    public XmlNodeView Current { get; private set; }

    public readonly XmlNodeList GetEnumerator() => this;

    public bool MoveNext()
    {
        Current = _started ? Current.Next(_name) : _parent.Child(_name);
        _started = true;
        return Current.Exists;
    }
}
