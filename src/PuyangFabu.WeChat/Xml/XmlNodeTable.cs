using System.Buffers;

namespace PuyangFabu.WeChat.Xml;

/// <summary>
/// The elements of one document in document order, the root first. Begins in the caller's stack memory and moves
/// to a rented array when a document has more elements than a usual message.
/// </summary>
internal ref struct XmlNodeTable(Span<XmlNode> inline)
{
    /// <summary>Enough for every message but the reports of finished jobs.</summary>
    public const int InlineNodes = 32;

    /// <summary>A finish report with all its articles has about 120 elements.</summary>
    public const int MaxNodes = 1024;

    private Span<XmlNode> _nodes = inline;
    private XmlNode[]? _rented;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<XmlNode> Nodes => _nodes[..Count];

    public readonly ref XmlNode this[int index] => ref _nodes[index];

    /// <summary>Adds an element; false when the table is full.</summary>
    public bool TryAdd(int nameStart, int nameLength)
    {
        if (Count == MaxNodes)
        {
            return false;
        }

        if (Count == _nodes.Length)
        {
            Grow();
        }

        _nodes[Count++] = new XmlNode
        {
            NameStart = nameStart,
            NameLength = nameLength,
            FirstChild = XmlNode.None,
            NextSibling = XmlNode.None,
        };
        return true;
    }

    /// <summary>Forgets the elements, for a scan of another document.</summary>
    public void Clear() => Count = 0;

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            _nodes = default;
            ArrayPool<XmlNode>.Shared.Return(rented);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<XmlNode>.Shared.Rent(_nodes.Length * 4);
        _nodes[..Count].CopyTo(larger);
        if (_rented is { } rented)
        {
            ArrayPool<XmlNode>.Shared.Return(rented);
        }

        _rented = larger;
        _nodes = larger;
    }
}
