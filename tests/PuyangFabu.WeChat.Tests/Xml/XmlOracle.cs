using System.Text;
using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Tests.Xml;

/// <summary>What .NET's own XML parser makes of a document, in a form that can be compared with the scanner's.</summary>
internal static class XmlOracle
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The document as the other parser reads it; null when it refuses it.</summary>
    public static XDocument? Load(byte[] bytes)
    {
        // The reader overlooks a character that is cut off at the very end.
        if (!Utf8.IsValid(bytes))
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>False when the document holds something that XML allows and a message does not.</summary>
    public static bool IsWithinLimits(XDocument document)
    {
        var elements = document.Descendants().ToList();
        return !document.DescendantNodes().OfType<XProcessingInstruction>().Any()
            // The reader takes any version that starts with 1.0.
            && document.Declaration?.Version is null or "1.0"
            && document.Declaration?.Encoding?.ToUpperInvariant() is null or "" or "UTF-8"
            && elements.Count <= XmlNodeTable.MaxNodes
            && elements.All(element =>
                element.AncestorsAndSelf().Count() <= XmlScanner.MaxDepth
                && element.Attributes().Count() <= XmlAttributes.MaxPerElement
                && element.GetPrefixOfNamespace(element.Name.Namespace) is null or ""
                && element.Attributes().All(attribute => attribute.Name.Namespace == XNamespace.None));
    }

    /// <summary>The tree as text: names, order, nesting and the text that lies directly in each element.</summary>
    public static string Describe(XDocument document)
    {
        var description = new StringBuilder();
        Describe(document.Root!, description);
        return description.ToString();
    }

    private static void Describe(XElement element, StringBuilder description)
    {
        description.Append(element.Name.LocalName).Append('{');
        foreach (var text in element.Nodes().OfType<XText>())
        {
            description.Append(text.Value);
        }

        foreach (var child in element.Elements())
        {
            description.Append('|');
            Describe(child, description);
        }

        description.Append('}');
    }
}
