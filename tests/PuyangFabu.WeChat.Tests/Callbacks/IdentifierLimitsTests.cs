using System.Text;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class IdentifierLimitsTests
{
    [Theory]
    [InlineData("ToUserName")]
    [InlineData("FromUserName")]
    [InlineData("MsgType")]
    [InlineData("Event")]
    [InlineData("EventKey")]
    [InlineData("Ticket")]
    [InlineData("MsgId")]
    [InlineData("MsgID")]
    [InlineData("MsgDataId")]
    [InlineData("MenuId")]
    [InlineData("MediaId")]
    [InlineData("MediaId16K")]
    [InlineData("ThumbMediaId")]
    [InlineData("bizmsgmenuid")]
    [InlineData("OpenID")]
    [InlineData("UnionID")]
    [InlineData("KfAccount")]
    [InlineData("PublishEventInfo/publish_id")]
    [InlineData("PublishEventInfo/article_id")]
    [InlineData("SubscribeMsgSentEvent/List/MsgID")]
    [InlineData("SubscribeMsgPopupEvent/List/TemplateId")]
    [InlineData("SendPicsInfo/PicList/item/PicMd5Sum")]
    public void An_identifier_of_nine_thousand_characters_is_refused_in_any_spelling(string path)
    {
        var letters = new string('o', 9000);
        Assert.Equal(ParseOutcome.IdentifierTooLong, Parse(Message(path, letters), out _));
        Assert.Equal(ParseOutcome.IdentifierTooLong, Parse(Message(path, $"<![CDATA[{letters}]]>"), out _));
        Assert.Equal(ParseOutcome.IdentifierTooLong, Parse(Message(path, $"a<![CDATA[{letters}]]>&#111;"), out _));
        Assert.Equal(ParseOutcome.IdentifierTooLong, Parse(Message(path, string.Concat(Enumerable.Repeat("&#x6F;", 9000))), out _));
    }

    [Theory]
    [InlineData("FromUserName", 28)]
    [InlineData("EventKey", 1024)]
    [InlineData("Ticket", 128)]
    [InlineData("MsgId", 20)]
    [InlineData("PublishEventInfo/publish_id", 20)]
    [InlineData("MediaId", 128)]
    public void The_longest_that_WeChat_knows_is_taken_however_it_is_written(string path, int length)
    {
        Assert.Equal(ParseOutcome.Ok, Parse(Message(path, new string('7', length)), out _));
        Assert.Equal(ParseOutcome.Ok, Parse(Message(path, string.Concat(Enumerable.Repeat("&#x37;", length))), out _));
    }

    [Fact]
    public void Length_is_counted_in_bytes() =>
        Assert.Equal(ParseOutcome.IdentifierTooLong, Parse(Message("FromUserName", new string('濮', 50)), out _));

    [Theory]
    [InlineData("Content")]
    [InlineData("Title")]
    [InlineData("Description")]
    [InlineData("Label")]
    [InlineData("Recognition")]
    [InlineData("ScanCodeInfo/ScanResult")]
    [InlineData("SendLocationInfo/Poiname")]
    public void What_a_person_typed_or_a_code_says_has_no_bound(string path) =>
        Assert.Equal(ParseOutcome.Ok, Parse(Message(path, new string('字', 100_000)), out _));

    private static string Message(string path, string value)
    {
        var names = path.Split('/');
        var node = string.Concat(names.Select(static name => $"<{name}>")) + value + string.Concat(names.Reverse().Select(static name => $"</{name}>"));
        var known = new (string Name, string Value)[] { ("ToUserName", "gh_1"), ("FromUserName", "o1"), ("CreateTime", "1"), ("MsgType", "event"), ("Event", "CLICK") };
        return $"<xml>{string.Concat(known.Where(part => part.Name != path).Select(static part => $"<{part.Name}>{part.Value}</{part.Name}>"))}{node}</xml>";
    }

    private static ParseOutcome Parse(string xml, out IncomingMessage? message) => MessageParser.Parse(Encoding.UTF8.GetBytes(xml), out message);
}
