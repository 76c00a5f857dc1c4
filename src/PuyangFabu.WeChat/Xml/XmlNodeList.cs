namespace PuyangFabu.WeChat.Xml;

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
