using System.Buffers;
using System.Text;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class ReplyWriterTests
{
    private const string Head =
        "<xml><ToUserName><![CDATA[oUser]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName><CreateTime>1760000001</CreateTime>";

    private static readonly NewsItem Item = new("标题", "摘要", "https://example.com/a.jpg", "https://example.com/a?x=1&y=2");

    public static TheoryData<Reply, string> Replies => new()
    {
        { new TextReply("您好，<a href=\"https://example.com/\">看这里</a>\n第二行"), "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好，<a href=\"https://example.com/\">看这里</a>\n第二行]]></Content></xml>" },
        { new ImageReply("media-1"), "<MsgType><![CDATA[image]]></MsgType><Image><MediaId><![CDATA[media-1]]></MediaId></Image></xml>" },
        { new VoiceReply("media-2"), "<MsgType><![CDATA[voice]]></MsgType><Voice><MediaId><![CDATA[media-2]]></MediaId></Voice></xml>" },
        { new VideoReply("media-3"), "<MsgType><![CDATA[video]]></MsgType><Video><MediaId><![CDATA[media-3]]></MediaId></Video></xml>" },
        { new VideoReply("media-3", "片名", "说明"), "<MsgType><![CDATA[video]]></MsgType><Video><MediaId><![CDATA[media-3]]></MediaId><Title><![CDATA[片名]]></Title><Description><![CDATA[说明]]></Description></Video></xml>" },
        { new MusicReply("thumb-1"), "<MsgType><![CDATA[music]]></MsgType><Music><ThumbMediaId><![CDATA[thumb-1]]></ThumbMediaId></Music></xml>" },
        { new MusicReply("thumb-1", "曲", "词", "https://example.com/l.mp3", "https://example.com/h.mp3"), "<MsgType><![CDATA[music]]></MsgType><Music><Title><![CDATA[曲]]></Title><Description><![CDATA[词]]></Description><MusicUrl><![CDATA[https://example.com/l.mp3]]></MusicUrl><HQMusicUrl><![CDATA[https://example.com/h.mp3]]></HQMusicUrl><ThumbMediaId><![CDATA[thumb-1]]></ThumbMediaId></Music></xml>" },
        { new NewsReply([Item]), "<MsgType><![CDATA[news]]></MsgType><ArticleCount>1</ArticleCount><Articles><item><Title><![CDATA[标题]]></Title><Description><![CDATA[摘要]]></Description><PicUrl><![CDATA[https://example.com/a.jpg]]></PicUrl><Url><![CDATA[https://example.com/a?x=1&y=2]]></Url></item></Articles></xml>" },
        { new NewsReply([Item, Item with { Title = "二", Description = "", PicUrl = "" }]), "<MsgType><![CDATA[news]]></MsgType><ArticleCount>2</ArticleCount><Articles><item><Title><![CDATA[标题]]></Title><Description><![CDATA[摘要]]></Description><PicUrl><![CDATA[https://example.com/a.jpg]]></PicUrl><Url><![CDATA[https://example.com/a?x=1&y=2]]></Url></item><item><Title><![CDATA[二]]></Title><Description><![CDATA[]]></Description><PicUrl><![CDATA[]]></PicUrl><Url><![CDATA[https://example.com/a?x=1&y=2]]></Url></item></Articles></xml>" },
        { new TransferCustomerServiceReply(), "<MsgType><![CDATA[transfer_customer_service]]></MsgType></xml>" },
        { new TransferCustomerServiceReply("reader@puyang"), "<MsgType><![CDATA[transfer_customer_service]]></MsgType><TransInfo><KfAccount><![CDATA[reader@puyang]]></KfAccount></TransInfo></xml>" },
        { new TransferBizAiIvrReply(), "<MsgType><![CDATA[transfer_biz_ai_ivr]]></MsgType></xml>" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_is_written_as_the_platform_documents_it(Reply reply, string body) =>
        Assert.Equal(Head + body, Write(reply));

    [Fact]
    public void Every_type_of_reply_is_shown_above()
    {
        var shown = Replies.Select(row => row.Data.Item1.GetType()).ToHashSet();

        var missing = typeof(Reply).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Reply)) && !shown.Contains(type));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("a]]>b", "a]]]]><![CDATA[>b")]
    [InlineData("]]>", "]]]]><![CDATA[>")]
    [InlineData("]]]>x", "]]]]]><![CDATA[>x")]
    [InlineData("]]>]]>", "]]]]><![CDATA[>]]]]><![CDATA[>")]
    [InlineData("a]]", "a]]")]
    [InlineData("a\0b\u0001c\u000Bd\u001Fe\uFFFEf\uFFFFg", "abcdefg")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("]\u0001]\u0001>x", "]]]]><![CDATA[>x")]
    [InlineData("好😀", "好😀")]
    public void Text_cannot_leave_its_section(string content, string written) =>
        Assert.Equal(
            Head + "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[" + written + "]]></Content></xml>",
            Write(new TextReply(content)));

    // Lone surrogates do not survive in attributes, so they are put in here.
    [Fact]
    public void Lone_surrogates_are_left_out() =>
        Assert.Contains("<![CDATA[ab😀c]]>", Write(new TextReply("a\uD83Db😀\uDE00c\uD83D")), StringComparison.Ordinal);

    public static TheoryData<Reply> Unsendable =>
    [
        new TextReply(""),
        new TextReply(" \r\n\t　"),
        new TextReply("\u0001\u0002"),
        new TextReply("\uD83D"),
        new TextReply(null!),
        new ImageReply(""),
        new VoiceReply(" "),
        new VideoReply("", "片名"),
        new MusicReply("", "曲"),
        new NewsReply([]),
        new NewsReply([.. Enumerable.Repeat(Item, 9)]),
    ];

    [Theory]
    [MemberData(nameof(Unsendable))]
    public void A_reply_that_the_platform_would_not_show_is_refused_before_a_byte_is_written(Reply reply)
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.ThrowsAny<ArgumentException>(() => ReplyWriter.Write(output, reply, "oUser", "gh_1", 1));
        Assert.Equal(0, output.WrittenCount);
    }

    [Theory]
    [InlineData("", "gh_1")]
    [InlineData("oUser", "")]
    public void A_reply_without_a_receiver_or_sender_is_refused(string toUserName, string fromUserName) =>
        Assert.Throws<ArgumentException>(
            () => ReplyWriter.Write(new ArrayBufferWriter<byte>(), new TextReply("好"), toUserName, fromUserName, 1));

    [Fact]
    public void Eight_items_are_taken() =>
        Assert.Contains("<ArticleCount>8</ArticleCount>", Write(new NewsReply([.. Enumerable.Repeat(Item, 8)])), StringComparison.Ordinal);

    [Fact]
    public void The_envelope_of_the_official_reply_is_written()
    {
        var output = new ArrayBufferWriter<byte>();

        ReplyWriter.WriteEncrypted(
            output,
            Encoding.ASCII.GetBytes(CallbackVectors.ReplyEncrypt),
            "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1",
            1713424427,
            "415670741");

        Assert.Equal(
            "<xml><Encrypt><![CDATA[" + CallbackVectors.ReplyEncrypt + "]]></Encrypt>"
            + "<MsgSignature><![CDATA[1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1]]></MsgSignature>"
            + "<TimeStamp>1713424427</TimeStamp><Nonce><![CDATA[415670741]]></Nonce></xml>",
            Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static string Write(Reply reply)
    {
        var output = new ArrayBufferWriter<byte>();
        ReplyWriter.Write(output, reply, "oUser", "gh_1", 1760000001);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
