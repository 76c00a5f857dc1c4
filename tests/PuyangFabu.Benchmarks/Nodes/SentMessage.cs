using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>A message of a follower, with every answer that came to any of its deliveries.</summary>
internal sealed partial class SentMessage(MessageKind kind, string openId, byte[] xml)
{
    public MessageKind Kind => kind;

    public string OpenId => openId;

    public byte[] Xml => xml;

    /// <summary>What tells it from any other, in the inbox too.</summary>
    public string Identity { get; } = IdentityOf(xml);

    /// <summary>Each answer with 200, decrypted; <c>success</c> where it says nothing.</summary>
    public ConcurrentBag<string> Answers { get; } = [];

    /// <summary>By its MsgId, or for an event by who, when and what.</summary>
    /// <param name="xml">As it was sent, or as the inbox keeps it.</param>
    public static string IdentityOf(byte[] xml)
    {
        var text = Encoding.UTF8.GetString(xml);
        return Id().Match(text) is { Success: true } id
            ? id.Groups[1].Value
            : string.Join('|', ((Regex[])[Sender(), Time(), Event(), Key()]).Select(part => part.Match(text).Groups[1].Value));
    }

    public static SentMessage Text(MessageKind kind, string to, string from, long id, string words, DateTimeOffset now) =>
        Of(kind, to, from, now, "text", $"<Content><![CDATA[{words}]]></Content><MsgId>{Written(id)}</MsgId>");

    public static SentMessage Picture(string to, string from, long id, DateTimeOffset now) => Of(
        MessageKind.Picture, to, from, now, "image",
        $"<PicUrl><![CDATA[http://example.com/{Written(id)}.jpg]]></PicUrl><MediaId><![CDATA[media-{Written(id)}]]></MediaId><MsgId>{Written(id)}</MsgId>");

    /// <param name="name">E.g. <c>CLICK</c>.</param>
    public static SentMessage Happening(MessageKind kind, string to, string from, string name, string key, DateTimeOffset now) =>
        Of(kind, to, from, now, "event", $"<Event><![CDATA[{name}]]></Event><EventKey><![CDATA[{key}]]></EventKey>");

    private static SentMessage Of(MessageKind kind, string to, string from, DateTimeOffset now, string type, string nodes) => new(kind, from, Encoding.UTF8.GetBytes(
        $"<xml><ToUserName><![CDATA[{to}]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName><CreateTime>{Written(now.ToUnixTimeSeconds())}</CreateTime>"
        + $"<MsgType><![CDATA[{type}]]></MsgType>{nodes}</xml>"));

    private static string Written(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"<MsgId>(\d+)</MsgId>")]
    private static partial Regex Id();

    [GeneratedRegex(@"<FromUserName>(?:<!\[CDATA\[)?([^<\]]*)")]
    private static partial Regex Sender();

    [GeneratedRegex(@"<CreateTime>(\d+)")]
    private static partial Regex Time();

    [GeneratedRegex(@"<Event>(?:<!\[CDATA\[)?([^<\]]*)")]
    private static partial Regex Event();

    [GeneratedRegex(@"<EventKey>(?:<!\[CDATA\[)?([^<\]]*)")]
    private static partial Regex Key();
}
