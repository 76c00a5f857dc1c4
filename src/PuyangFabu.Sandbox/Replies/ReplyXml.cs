using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;

namespace PuyangFabu.Sandbox.Replies;

/// <summary>Reads the XML of an answer without DTD or entities.</summary>
internal static class ReplyXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>The <c>xml</c> element, or the finding that says why there is none.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out XElement? root, [NotNullWhen(false)] out ReplyFinding? finding)
    {
        root = null;
        finding = null;
        if (text.AsSpan().TrimStart().StartsWith('{'))
        {
            finding = ReplyFinding.Fault("answer_json", "应答是 JSON；公众号的被动回复须为 XML。");
            return false;
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            root = XElement.Load(reader);
        }
        catch (XmlException e)
        {
            finding = ReplyFinding.Fault(
                "answer_not_xml", $"应答既不是 success，也不是合法的 XML（第 {e.LineNumber} 行第 {e.LinePosition} 列）。");
            return false;
        }

        if (root.Name.LocalName != "xml")
        {
            finding = ReplyFinding.Fault("root_name", $"根节点应为 <xml>，实为 <{root.Name.LocalName}>。");
            return false;
        }

        return true;
    }

    /// <summary>The text of a child, null when it is missing; names are case-sensitive as on the platform.</summary>
    public static string? Child(this XElement parent, string name) => parent.Element(name)?.Value;
}
