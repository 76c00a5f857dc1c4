using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>A message as the inbox keeps it where its words are not for everybody who reads there.</summary>
public static class StarredMessage
{
    private const string Stars = "********";

    /// <summary>Its XML, written anew of what was read: what somebody typed need not be XML.</summary>
    public static byte[] Of(TextMessage message, KeptWords keeps) => Encoding.UTF8.GetBytes(new XElement(
        "xml",
        new XElement("ToUserName", message.ToUserName),
        new XElement("FromUserName", message.FromUserName),
        new XElement("CreateTime", message.CreateTime.ToString(CultureInfo.InvariantCulture)),
        new XElement("MsgType", message.MsgType),
        new XElement("Content", keeps == KeptWords.None ? Stars : WithoutNumbers(message.Content)),
        message.MsgId is { } id ? new XElement("MsgId", id.ToString(CultureInfo.InvariantCulture)) : null).ToString(SaveOptions.DisableFormatting));

    private static string WithoutNumbers(string words) => string.Concat(words.EnumerateRunes().Select(static character =>
        Rune.IsDigit(character) || (Rune.IsLetter(character) && (character.IsAscii || character.Value is >= 0xff21 and <= 0xff5a)) ? "*"
        : character.IsBmp && !XmlConvert.IsXmlChar((char)character.Value) ? "?"
        : character.ToString()));
}
