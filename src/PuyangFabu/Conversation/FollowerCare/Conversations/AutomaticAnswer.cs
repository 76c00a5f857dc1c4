using System.Text;
using System.Xml;
using System.Xml.Linq;
using PuyangFabu.Webhook.Handling;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>What the product answered by itself to a message, and why.</summary>
/// <param name="Text">The words; the titles of cards, one a line; in brackets what else it is. Empty when nothing was answered.</param>
public sealed record AutomaticAnswer(string Text, ReplyReason Reason)
{
    /// <summary>Begins the line of an answer that tells a case's query code.</summary>
    public const string CodeLabel = "查询码：";

    internal static AutomaticAnswer Of(InboxItem item)
    {
        var (text, reason) = (item.Reply is { Length: > 0 } xml ? TextOf(xml) : "", ReplyReason.Read(item.Reason));
        return new(FollowersOwnWords.Hidden(reason == ReplyReason.CaseMade ? WithoutCode(text) : text), reason);
    }

    // Whoever has the code rates for the citizen: it is the citizen's alone.
    private static string WithoutCode(string text) => string.Join('\n', text.Split('\n').Select(static line => line.StartsWith(CodeLabel, StringComparison.Ordinal) ? $"{CodeLabel}********" : line));

    private static string TextOf(byte[] xml)
    {
        try
        {
            var reply = XDocument.Parse(Encoding.UTF8.GetString(xml)).Root!;
            return reply.Element("MsgType")?.Value switch
            {
                "text" => reply.Element("Content")?.Value ?? "",
                "news" => string.Join('\n', reply.Descendants("Title").Select(static title => title.Value)),
                "image" => "[图片]",
                _ => "[其他消息]",
            };
        }
        catch (XmlException)
        {
            return "[其他消息]";
        }
    }
}
