using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>Writes a message the way the platform writes it: CDATA for words, bare digits for numbers.</summary>
internal static class CallbackXml
{
    /// <param name="msgId">Null for events: only ordinary messages carry one.</param>
    public static string Write(
        CallbackMessage message, string originalId, string openId, DateTimeOffset createdAt, long? msgId)
    {
        var root = new XElement(
            "xml",
            new XElement("ToUserName", new XCData(originalId)),
            new XElement("FromUserName", new XCData(openId)),
            new XElement("CreateTime", createdAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new XElement("MsgType", new XCData(message.MsgType)),
            message.Nodes);
        if (msgId is { } id)
        {
            root.Add(new XElement("MsgId", id.ToString(CultureInfo.InvariantCulture)));
        }

        return Text(root);
    }

    /// <summary>兼容模式: the plain nodes stay, the encrypted message is added.</summary>
    public static string WithEncrypted(string innerXml, string encrypted)
    {
        var root = XElement.Parse(innerXml, LoadOptions.PreserveWhitespace);
        root.Add(new XElement("Encrypt", new XCData(encrypted)));
        return Text(root);
    }

    /// <summary>安全模式: nothing but the receiver and the encrypted message.</summary>
    public static string OnlyEncrypted(string originalId, string encrypted) => Text(new XElement(
        "xml",
        new XElement("ToUserName", new XCData(originalId)),
        new XElement("Encrypt", new XCData(encrypted))));

    private static string Text(XElement root)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            IndentChars = "",
            NewLineChars = "\n",
            // A follower's own line breaks arrive as they were typed.
            NewLineHandling = NewLineHandling.None,
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            root.Save(writer);
        }

        return text.ToString();
    }
}
