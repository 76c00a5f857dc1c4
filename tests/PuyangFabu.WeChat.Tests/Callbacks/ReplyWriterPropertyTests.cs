using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.WeChat.Replies;
using PuyangFabu.WeChat.Tests.Xml;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class ReplyWriterPropertyTests
{
    private static readonly Gen<string> Text =
        Gen.OneOf(
            Gen.Elements(
                "]]>", "]", ">", "<", "&", "&amp;", "\"", "\r", "\r\n", "\n", "\0", "\u0008", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "😀", "词", "<![CDATA[", " "),
            Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()))
        .ArrayOf()
        .Select(string.Concat);

    [Fact]
    public void Any_text_arrives_without_what_XML_forbids() => Check(Text, text =>
    {
        if (string.IsNullOrWhiteSpace(Sendable(text).Replace("\uFFFD", "", StringComparison.Ordinal)))
        {
            Assert.Throws<ArgumentException>(() => Write(new TextReply(text)));
            return;
        }

        var xml = Write(new TextReply(text));

        Assert.Equal(Sendable(text), XmlOracle.Load(xml)?.Root?.Element("Content")?.Value);
        Assert.Equal(ParseOutcome.Ok, MessageParser.Parse(xml, out var message));
        Assert.Equal(Sendable(text), Assert.IsType<TextMessage>(message).Content);
    });

    [Fact]
    public void Any_news_arrive_without_what_XML_forbids()
    {
        var items = Gen.Four(Text)
            .Select(part => new NewsItem(part.Item1, part.Item2, part.Item3, part.Item4))
            .ArrayOf()
            .Where(made => made.Length is >= 1 and <= 8);
        Check(items, made =>
        {
            var root = XmlOracle.Load(Write(new NewsReply(made)))?.Root;

            Assert.Equal(made.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), root?.Element("ArticleCount")?.Value);
            Assert.Equal(
                made.Select(item => (Sendable(item.Title), Sendable(item.Description), Sendable(item.PicUrl), Sendable(item.Url))),
                root?.Element("Articles")?.Elements("item").Select(item => (Part(item, "Title"), Part(item, "Description"), Part(item, "PicUrl"), Part(item, "Url"))));
        });
    }

    [Fact]
    public void Any_nonce_stays_inside_the_envelope() => Check(Text, nonce =>
    {
        var output = new ArrayBufferWriter<byte>();
        ReplyWriter.WriteEncrypted(output, "QUJD"u8, "00", 1, nonce);

        Assert.Equal(Sendable(nonce), XmlOracle.Load(output.WrittenSpan.ToArray())?.Root?.Element("Nonce")?.Value);
    });

    private static void Check<T>(Gen<T> inputs, Action<T> body) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true),
        Prop.ForAll(inputs.ToArbitrary(), body));

    private static byte[] Write(Reply reply)
    {
        var output = new ArrayBufferWriter<byte>();
        ReplyWriter.Write(output, reply, "oUser", "gh_1", 1);
        return output.WrittenSpan.ToArray();
    }

    private static string Part(XElement item, string name) => item.Element(name)?.Value ?? "missing";

    /// <summary>What an XML parser can be made to see of a text.</summary>
    private static string Sendable(string text)
    {
        var sendable = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                sendable.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                sendable.Append(text, i++, 2);
            }
        }

        return sendable.Replace("\r\n", "\n").Replace('\r', '\n').ToString();
    }
}
