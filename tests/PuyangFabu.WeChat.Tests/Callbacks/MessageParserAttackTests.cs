using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.WeChat.Tests.Samples;
using PuyangFabu.WeChat.Tests.Xml;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class MessageParserAttackTests
{
    private const string Head =
        "<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>";

    private const int Megabyte = 1 << 20;

    public static TheoryData<string, string, string> Floods => new()
    {
        { Head + "<Content>", "]", "</Content></xml>" },
        { Head + "<Content>", "&#65;", "</Content></xml>" },
        { Head + "<Content>", "&amp;", "</Content></xml>" },
        { Head + "<Content>", "\r", "</Content></xml>" },
        { Head + "<Content>", "<![CDATA[]]>", "</Content></xml>" },
        { Head + "<Content>", "<![CDATA[x]]>y", "</Content></xml>" },
        { Head + "<Content>", "<![CDATA[", "]]></Content></xml>" },
        { Head + "<Content>", "<!---->", "</Content></xml>" },
        { Head + "<Content>", "<!--", "</Content></xml>" },
        { Head + "<Content>", "<a/>x", "</Content></xml>" },
        { Head + "<Content a='", "&lt;", "'>x</Content></xml>" },
        { Head + "<Content ", "a", "='1'>x</Content></xml>" },
        { Head + "<Content", " ", ">x</Content></xml>" },
        { Head + "<Content", " a='1'", ">x</Content></xml>" },
        { Head + "<Content>&#", "0", "65;</Content></xml>" },
        { Head + "<Content>&#x", "F", ";</Content></xml>" },
        { Head + "<", "濮", ">x</xml>" },
        { Head + "<MsgId>", "9", "</MsgId></xml>" },
        { Head + "<MsgId>", " ", "1</MsgId></xml>" },
        { Head + "<MsgId>0.", "1", "</MsgId></xml>" },
        { Head, "<a>", "</xml>" },
        { Head, "<a/>", "</xml>" },
        { Head, "</a>", "</xml>" },
        { "", "<", "" },
        { "", "&", "" },
        { "", " ", Head + "</xml>" },
        { "<?xml version='1.0'", " ", "?>" + Head + "</xml>" },
        { "<?xml version='", "1", "'?>" + Head + "</xml>" },
        { "<!DOCTYPE x [", "<!ENTITY a '&b;&b;'>", "]>" + Head + "</xml>" },
        { Head.Replace("text", "hologram", StringComparison.Ordinal) + "<Content>", "濮阳", "</Content></xml>" },
        { Head.Replace("text", "event", StringComparison.Ordinal) + "<Event>", "x", "</Event></xml>" },
        {
            Head.Replace("text", "event", StringComparison.Ordinal) + "<Event>pic_weixin</Event><SendPicsInfo><PicList>",
            "<item><PicMd5Sum>&#65;</PicMd5Sum></item>",
            "</PicList></SendPicsInfo></xml>"
        },
        {
            Head.Replace("text", "event", StringComparison.Ordinal) + "<Event>masssendjobfinish</Event><Status>",
            "err(",
            "</Status></xml>"
        },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public void A_megabyte_of_anything_is_judged_quickly_and_in_bounded_memory(string head, string piece, string tail)
    {
        var length = Encoding.UTF8.GetByteCount(piece);
        var flood = Encoding.UTF8.GetBytes(head + string.Concat(Enumerable.Repeat(piece, Megabyte / length)) + tail);

        var watch = Stopwatch.StartNew();
        var allocated = Allocation.LeastOf(() => MessageParser.Parse(flood, out _));
        var elapsed = watch.Elapsed;

        // A text of the size of the body, twice for UTF-16, is in two properties at most.
        Assert.InRange(allocated, 0, 5 * flood.Length);
        // Takes some milliseconds; something quadratic would take minutes.
        Assert.True(elapsed < TimeSpan.FromSeconds(10), $"took {elapsed}");
    }

    [Fact]
    public void No_bytes_make_the_parser_throw()
    {
        var bytes = ArbMap.Default.GeneratorFor<byte[]>();
        var texts = ArbMap.Default.GeneratorFor<string?>().Select(text => Encoding.UTF8.GetBytes(text ?? ""));

        CheckAll(Gen.OneOf(bytes, texts, XmlDocumentGenerator.Documents), 3000);
    }

    [Fact]
    public void No_damage_to_a_message_makes_the_parser_throw() =>
        CheckAll(ByteMutations.Of([.. SampleFiles.Names.Select(SampleFiles.Xml)]), 6000);

    [Fact]
    public void A_sample_cut_at_any_byte_is_refused_or_whole()
    {
        foreach (var name in SampleFiles.Names)
        {
            var whole = SampleFiles.Xml(name);
            var end = whole.AsSpan().LastIndexOf("</xml>"u8) + "</xml>".Length;
            for (var length = 0; length < end; length++)
            {
                Assert.Equal(ParseOutcome.NotXml, MessageParser.Parse(whole.AsSpan(0, length), out _));
            }
        }
    }

    [Fact]
    public void A_text_message_costs_its_record_and_its_strings()
    {
        var xml = SampleFiles.Xml("Messages/text");
        MessageParser.Parse(xml, out var message);

        var allocated = Allocation.LeastOf(() => MessageParser.Parse(xml, out _));

        var text = Assert.IsType<TextMessage>(message);
        var characters = text.ToUserName.Length + text.FromUserName.Length + text.Content.Length;
        // A string has 22 bytes beside its characters and is rounded up to 8; the record is 104 bytes.
        Assert.InRange(allocated, 0, (2 * characters) + (3 * (22 + 7)) + 120);
    }

    private static void CheckAll(Gen<byte[]> inputs, int number)
    {
        // What is made once is not what a message costs: a whole one, one to be repaired, and none.
        var sample = SampleFiles.Xml("Messages/text");
        foreach (var bytes in (byte[][])[sample, [.. "<xml>\u0001"u8, .. sample.AsSpan("<xml>".Length)], sample[..^9]])
        {
            MessageParser.Parse(bytes, out _);
            MessageParser.TryReadEncrypt(bytes, out _);
        }

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(number).WithQuietOnSuccess(true),
            Prop.ForAll(inputs.ToArbitrary(), bytes =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var outcome = MessageParser.Parse(bytes, out var message);
                var hasEncrypt = MessageParser.TryReadEncrypt(bytes, out var encrypt);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                return outcome == ParseOutcome.Ok == message is not null
                    && hasEncrypt == encrypt.Length > 0
                    && allocated < 16 * 1024 + (8 * bytes.Length);
            }));
    }
}
