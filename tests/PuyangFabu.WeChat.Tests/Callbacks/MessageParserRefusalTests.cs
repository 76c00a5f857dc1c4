using System.Text;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class MessageParserRefusalTests
{
    private const string Names = "<ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName>";
    private const string Head = "<xml>" + Names + "<CreateTime>1</CreateTime><MsgType>text</MsgType>";
    private const string Message = Head + "</xml>";

    [Fact]
    public void The_smallest_message_is_taken() => Assert.Equal(ParseOutcome.Ok, Parse(Message));

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n")]
    [InlineData("success")]
    [InlineData("{\"ToUserName\":\"gh_1\",\"MsgType\":\"text\"}")]
    [InlineData("<xml>")]
    [InlineData("<xml")]
    [InlineData("<")]
    [InlineData("</xml>")]
    [InlineData("<xml/ >")]
    [InlineData("<xml / >")]
    [InlineData("<xml></xml2>")]
    [InlineData("<xml></xm>")]
    [InlineData("<xml></ xml>")]
    [InlineData("< xml></xml>")]
    [InlineData("<xml><a></xml></a>")]
    [InlineData("<xml/><xml/>")]
    [InlineData("<xml/>text")]
    [InlineData("text<xml/>")]
    [InlineData("<xml/>&#32;")]
    [InlineData("<![CDATA[x]]><xml/>")]
    [InlineData("<xml/><![CDATA[x]]>")]
    [InlineData("<xml>]]></xml>")]
    [InlineData("<xml><![CDATA[</xml>")]
    [InlineData("<xml><![cdata[]]></xml>")]
    [InlineData("<xml><!-- a -- b --></xml>")]
    [InlineData("<xml><!-- a ---></xml>")]
    [InlineData("<xml><!-- a </xml>")]
    [InlineData("<xml><!></xml>")]
    [InlineData("<xml><1/></xml>")]
    [InlineData("<xml a></xml>")]
    [InlineData("<xml a=1></xml>")]
    [InlineData("<xml a=\"1></xml>")]
    [InlineData("<xml a=\"<\"></xml>")]
    [InlineData("<xml a=\"&x;\"></xml>")]
    [InlineData("<xml a=\"1\"b=\"2\"></xml>")]
    [InlineData("<xml a=\"1\" a=\"2\"></xml>")]
    public void What_is_not_well_formed_is_not_XML(string text) => Assert.Equal(ParseOutcome.NotXml, Parse(text));

    [Theory]
    [InlineData("<!DOCTYPE xml>" + Message)]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>" + Message)]
    [InlineData("<!DOCTYPE xml SYSTEM \"file:///etc/passwd\">" + Message)]
    [InlineData("<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>" + Message)]
    [InlineData("<xml><!ENTITY a \"b\"></xml>")]
    [InlineData("<?xml-stylesheet href=\"http://127.0.0.1:1/x\"?>" + Message)]
    [InlineData("<?php phpinfo(); ?>" + Message)]
    [InlineData("<xml><?target data?></xml>")]
    [InlineData("<xml/><?target data?>")]
    [InlineData("<xml><a:b/></xml>")]
    [InlineData("<xml xmlns:a=\"http://example.com\"></xml>")]
    public void What_no_message_has_is_refused_although_XML_knows_it(string text) =>
        Assert.Equal(ParseOutcome.NotXml, Parse(text));

    [Theory]
    [InlineData("&nbsp;")]
    [InlineData("&a;")]
    [InlineData("&LT;")]
    [InlineData("&xxe;")]
    [InlineData("\u001D&xxe;")]
    [InlineData("&\u6FEE\u9633;")]
    public void An_entity_is_refused(string entity)
    {
        Assert.Equal(ParseOutcome.NotXml, Parse(Head + "<Content>" + entity + "</Content></xml>"));
        Assert.Equal(ParseOutcome.NotXml, Parse(Head + "<Content a='" + entity + "'/></xml>"));
    }

    [Theory]
    [InlineData("&lt")]
    [InlineData("&")]
    [InlineData("&;")]
    [InlineData("&#;")]
    [InlineData("&#X41;")]
    [InlineData("&#xG;")]
    [InlineData("&#0;")]
    [InlineData("&#11;")]
    [InlineData("&#xD800;")]
    [InlineData("&#xFFFE;")]
    [InlineData("&#x110000;")]
    [InlineData("&#4294967361;")]
    [InlineData("&#99999999999999999999999999;")]
    public void A_reference_to_nothing_is_refused_where_nobody_types(string reference)
    {
        Assert.Equal(ParseOutcome.NotXml, Parse(Head + "<Content a='" + reference + "'/></xml>"));
        Assert.Equal(ParseOutcome.NotXml, Parse(Head + reference + "</xml>"));
        Assert.Equal(ParseOutcome.NotXml, Parse(Message.Replace("o1", "o1" + reference, StringComparison.Ordinal)));
        Assert.Equal(ParseOutcome.NotXml, Parse(Message.Replace("text", "text" + reference, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<?xml?>")]
    [InlineData("<?xml version='1.1'?>")]
    [InlineData("<?xml version=\"1.0'?>")]
    [InlineData("<?xml encoding='utf-8'?>")]
    [InlineData("<?xml version='1.0' encoding='gbk'?>")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>")]
    [InlineData("<?xml version='1.0'encoding='utf-8'?>")]
    [InlineData("<?xml version='1.0' standalone='yes' encoding='utf-8'?>")]
    [InlineData("<?xml version='1.0' standalone='maybe'?>")]
    [InlineData("<?xml version='1.0' more='x'?>")]
    [InlineData("<?xml version='1.0'>")]
    [InlineData("<?xml version='1.0'? >")]
    [InlineData("<?XML version='1.0'?>")]
    [InlineData(" <?xml version='1.0'?>")]
    [InlineData("<?xml version='1.0'?><?xml version='1.0'?>")]
    public void A_wrong_declaration_is_refused(string declaration) =>
        Assert.Equal(ParseOutcome.NotXml, Parse(declaration + Message));

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xC1, 0xBF })]
    [InlineData(new byte[] { 0xE0, 0x80, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xBF, 0xBF })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE4, 0xBD })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC4, 0xE3, 0xBA, 0xC3 })]
    [InlineData(new byte[] { 0x00 })]
    [InlineData(new byte[] { 0x0B })]
    [InlineData(new byte[] { 0x1F })]
    [InlineData(new byte[] { 0xEF, 0xBF, 0xBE })]
    [InlineData(new byte[] { 0xEF, 0xBF, 0xBF })]
    public void Bytes_that_are_no_UTF8_or_no_character_of_XML_are_refused_where_nobody_types(byte[] bytes)
    {
        Assert.Equal(ParseOutcome.NotXml, Parse([.. "<xml><FromUserName>"u8, .. bytes, .. "o1</FromUserName>"u8, .. Encoding.UTF8.GetBytes(Message["<xml>".Length..])]));
        Assert.Equal(ParseOutcome.NotXml, Parse([.. Encoding.UTF8.GetBytes(Head + "<Content"), .. bytes, .. ">x</Content></xml>"u8]));
        Assert.Equal(ParseOutcome.NotXml, Parse([.. Encoding.UTF8.GetBytes(Head + "<Content>x</Content"), .. bytes, .. "></xml>"u8]));
        Assert.Equal(ParseOutcome.NotXml, Parse([.. Encoding.UTF8.GetBytes(Head + "<Content a='"), .. bytes, .. "'>x</Content></xml>"u8]));
        Assert.Equal(ParseOutcome.NotXml, Parse([.. Encoding.UTF8.GetBytes(Head), .. bytes, .. "<Content>x</Content></xml>"u8]));
        Assert.Equal(ParseOutcome.NotXml, Parse([.. Encoding.UTF8.GetBytes(Message), .. bytes]));
    }

    [Fact]
    public void UTF16_is_refused() => Assert.Equal(
        ParseOutcome.NotXml,
        Parse([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Message)]));

    [Fact]
    public void A_second_byte_order_mark_is_refused() =>
        Assert.Equal(ParseOutcome.NotXml, Parse("\uFEFF\uFEFF" + Message));

    [Theory]
    [InlineData("<html/>")]
    [InlineData("<XML>" + Names + "<CreateTime>1</CreateTime><MsgType>text</MsgType></XML>")]
    [InlineData("<xml/>")]
    [InlineData("<xml><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>")]
    [InlineData("<xml><ToUserName>gh_1</ToUserName><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>")]
    [InlineData("<xml>" + Names + "<MsgType>text</MsgType></xml>")]
    [InlineData("<xml>" + Names + "<CreateTime>1</CreateTime></xml>")]
    [InlineData("<xml>" + Names + "<CreateTime>1</CreateTime><MsgType></MsgType></xml>")]
    [InlineData("<xml>" + Names + "<CreateTime></CreateTime><MsgType>text</MsgType></xml>")]
    [InlineData("<xml>" + Names + "<CreateTime>now</CreateTime><MsgType>text</MsgType></xml>")]
    [InlineData("<xml>" + Names + "<CreateTime>-1</CreateTime><MsgType>text</MsgType></xml>")]
    [InlineData("<xml>" + Names + "<CreateTime>253402300800</CreateTime><MsgType>text</MsgType></xml>")]
    [InlineData("<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[QUJD]]></Encrypt></xml>")]
    [InlineData("<xml><a>" + Names + "<CreateTime>1</CreateTime><MsgType>text</MsgType></a></xml>")]
    public void XML_that_is_no_message_is_named_so(string text) => Assert.Equal(ParseOutcome.NotAMessage, Parse(text));

    [Fact]
    public void The_33rd_level_is_too_deep()
    {
        string Nested(int levels) =>
            Head + string.Concat(Enumerable.Repeat("<a>", levels - 1)) + string.Concat(Enumerable.Repeat("</a>", levels - 1)) + "</xml>";

        Assert.Equal(ParseOutcome.Ok, Parse(Nested(32)));
        Assert.Equal(ParseOutcome.TooDeep, Parse(Nested(33)));
        Assert.Equal(ParseOutcome.TooDeep, Parse(Nested(10_000)));
    }

    [Fact]
    public void The_1025th_element_is_too_much()
    {
        string Wide(int elements) => Head + string.Concat(Enumerable.Repeat("<a/>", elements - 5)) + "</xml>";

        Assert.Equal(ParseOutcome.Ok, Parse(Wide(1024)));
        Assert.Equal(ParseOutcome.TooLarge, Parse(Wide(1025)));
        Assert.Equal(ParseOutcome.TooLarge, Parse(Wide(100_000)));
    }

    [Fact]
    public void The_33rd_attribute_is_too_much()
    {
        string Attributes(int count) =>
            Head + "<a" + string.Concat(Enumerable.Range(0, count).Select(i => $" a{i}='{i}'")) + "/></xml>";

        Assert.Equal(ParseOutcome.Ok, Parse(Attributes(32)));
        Assert.Equal(ParseOutcome.TooLarge, Parse(Attributes(33)));
    }

    private static ParseOutcome Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    private static ParseOutcome Parse(byte[] bytes)
    {
        var outcome = MessageParser.Parse(bytes, out var message);
        Assert.Equal(outcome == ParseOutcome.Ok, message is not null);
        return outcome;
    }
}
