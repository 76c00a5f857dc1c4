using System.Text;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Tests.Xml;

/// <summary>What the scanner makes of a document, described as <see cref="XmlOracle"/> does.</summary>
internal static class XmlScan
{
    /// <param name="description">Null when the document is refused.</param>
    public static XmlOutcome Describe(byte[] bytes, out string? description)
    {
        var document = XmlCharacters.WithoutByteOrderMark(bytes);
        var nodes = new XmlNodeTable(stackalloc XmlNode[XmlNodeTable.InlineNodes]);
        try
        {
            var outcome = XmlScanner.Scan(document, ref nodes);
            var text = new StringBuilder();
            if (outcome == XmlOutcome.Ok)
            {
                Describe(document, nodes.Nodes, 0, text);
            }

            description = outcome == XmlOutcome.Ok ? text.ToString() : null;
            return outcome;
        }
        finally
        {
            nodes.Dispose();
        }
    }

    private static void Describe(ReadOnlySpan<byte> document, ReadOnlySpan<XmlNode> nodes, int index, StringBuilder description)
    {
        ref readonly var node = ref nodes[index];
        description
            .Append(Encoding.UTF8.GetString(document.Slice(node.NameStart, node.NameLength)))
            .Append('{')
            .Append(new XmlNodeView(document, nodes, index).Text());
        for (var child = node.FirstChild; child != XmlNode.None; child = nodes[child].NextSibling)
        {
            description.Append('|');
            Describe(document, nodes, child, description);
        }

        description.Append('}');
    }
}
