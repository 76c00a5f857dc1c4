using System.Text;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.WeChat.Tests.Callbacks;

/// <summary>What people, places and QR codes put into a message is read, whatever XML thinks of it.</summary>
public class TypedTextTests
{
    private const string Names = "<ToUserName><![CDATA[gh_1]]></ToUserName>\n<FromUserName><![CDATA[o1]]></FromUserName>\n<CreateTime>1</CreateTime>\n";
    private const string Tail = "\n<MsgId>7000000000000000001</MsgId>\n</xml>";

    [Theory]
    [InlineData("公积金\u001D提取", "公积金提取")]
    [InlineData("\u0000\u0001\u0008公积金", "公积金")]
    [InlineData("公积金\u000B\u000C", "公积金")]
    [InlineData("公积金\uFFFE\uFFFF", "公积金\uFFFD\uFFFD")]
    [InlineData("\u0007]]>\u0007", "]]>")]
    [InlineData("a]]>b", "a]]>b")]
    [InlineData("]]>", "]]>")]
    [InlineData("]]>]]>]]>", "]]>]]>]]>")]
    [InlineData("]]]]>", "]]]]>")]
    [InlineData("a]]></b>c", "a]]></b>c")]
    [InlineData("a]]></Content>b", "a]]></Content>b")]
    [InlineData("a]]></Content><b>c", "a]]></Content><b>c")]
    [InlineData("<![CDATA[a]]>", "<![CDATA[a]]>")]
    [InlineData("\u001D<![CDATA[a", "<![CDATA[a")]
    [InlineData("<Content><![CDATA[a]]></Content>", "<Content><![CDATA[a]]></Content>")]
    [InlineData("<xml><Content><![CDATA[a]]></Content><MsgId>1</MsgId></xml>", "<xml><Content><![CDATA[a]]></Content><MsgId>1</MsgId></xml>")]
    [InlineData("a]]></Content><MsgId>1</MsgId></xml>", "a]]></Content><MsgId>1</MsgId></xml>")]
    [InlineData("\u0001AT&T &amp; &#29; <b>", "AT&T &amp; &#29; <b>")]
    [InlineData("\u0001<!DOCTYPE a [<!ENTITY b 'c'>]>&b;<?php ?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;<?php ?>")]
    [InlineData("a]]]]><![CDATA[>b\u001D", "a]]>b")]
    public void A_section_is_read_whatever_was_typed(string typed, string expected) =>
        Assert.Equal(expected, Content($"<![CDATA[{typed}]]>"));

    [Theory]
    [InlineData("公积金&#29;提取", "公积金提取")]
    [InlineData("&#0;&#x8;&#11;a", "a")]
    [InlineData("&#xD83D;&#xDE00;", "😀")]
    [InlineData("&#xD83D;a&#xDE00;", "\uFFFDa\uFFFD")]
    [InlineData("&#xFFFE;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("a & b", "a & b")]
    [InlineData("&lt", "&lt")]
    [InlineData("&;&#;&#xG;&#X41;", "&;&#;&#xG;&#X41;")]
    [InlineData("a]]>b", "a]]>b")]
    [InlineData("\u001D&lt;&#65;", "<A")]
    public void A_text_outside_a_section_is_read_too(string typed, string expected) => Assert.Equal(expected, Content(typed));

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE4, 0xBD })]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC4, 0xE3, 0xBA, 0xC3 })]
    public void A_broken_sequence_becomes_the_replacement_character(byte[] broken)
    {
        var sections = new[] { ("<![CDATA[", "]]>"), ("", "") };
        foreach (var (open, close) in sections)
        {
            var text = Assert.IsType<TextMessage>(Parse(
                [.. Encoding.UTF8.GetBytes($"<xml>{Names}<MsgType>text</MsgType><Content>{open}前"), .. broken, .. Encoding.UTF8.GetBytes($"后{close}</Content>{Tail}")]));

            Assert.StartsWith("前\uFFFD", text.Content, StringComparison.Ordinal);
            Assert.EndsWith("\uFFFD后", text.Content, StringComparison.Ordinal);
            Assert.Equal(7000000000000000001, text.MsgId);
        }
    }

    [Fact]
    public void Every_field_that_people_places_and_codes_fill_is_read()
    {
        const string odd = "<![CDATA[\u0000a]]>b\u001F]]>";

        var link = Read<LinkMessage>($"<MsgType>link</MsgType><Title>{odd}</Title><Description>{odd}</Description><Url>{odd}</Url>");
        Assert.Equal(("a]]>b", "a]]>b", "a]]>b"), (link.Title, link.Description, link.Url));

        var place = Read<LocationMessage>($"<MsgType>location</MsgType><Location_X>35.7</Location_X><Location_Y>115.0</Location_Y><Scale>16</Scale><Label>{odd}</Label>");
        Assert.Equal(("a]]>b", 35.7), (place.Label, place.Latitude));

        var tap = Read<ClickEvent>($"<MsgType>event</MsgType><Event>CLICK</Event><EventKey>{odd}</EventKey>");
        Assert.Equal("a]]>b", tap.EventKey);

        var code = Read<ScanCodeWaitEvent>(
            $"<MsgType>event</MsgType><Event>scancode_waitmsg</Event><EventKey><![CDATA[k]]></EventKey><ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult>{odd}</ScanResult></ScanCodeInfo>");
        Assert.Equal(("k", "a]]>b"), (code.EventKey, code.ScanResult));

        var voice = Read<VoiceMessage>($"<MsgType>voice</MsgType><MediaId><![CDATA[m]]></MediaId><Format><![CDATA[amr]]></Format><Recognition>{odd}</Recognition>");
        Assert.Equal("a]]>b", voice.Recognition);
    }

    [Fact]
    public void A_pasted_message_in_one_field_leaves_its_neighbours_alone()
    {
        const string pasted = "<xml><Title><![CDATA[t]]></Title><Description><![CDATA[d]]></Description><Url><![CDATA[u]]></Url></xml>";

        var title = Read<LinkMessage>($"<MsgType>link</MsgType><Title><![CDATA[{pasted}]]></Title><Description><![CDATA[d2]]></Description><Url><![CDATA[u2]]></Url>");
        var description = Read<LinkMessage>($"<MsgType>link</MsgType><Title><![CDATA[t2]]></Title><Description><![CDATA[{pasted}]]></Description><Url><![CDATA[u2]]></Url>");

        Assert.Equal((pasted, "d2", "u2"), (title.Title, title.Description, title.Url));
        Assert.Equal(("t2", pasted, "u2"), (description.Title, description.Description, description.Url));
    }

    [Fact]
    public void The_cipher_text_is_found_beside_whatever_the_plain_fields_hold()
    {
        var body = $"<xml>{Names}<MsgType>text</MsgType><Content><![CDATA[\u0001a]]>b]]></Content><MsgId>1</MsgId><Encrypt><![CDATA[QUJD]]></Encrypt></xml>";

        Assert.True(MessageParser.TryReadEncrypt(Encoding.UTF8.GetBytes(body), out var encrypt));
        Assert.Equal("QUJD", Encoding.UTF8.GetString(encrypt));
    }

    [Theory]
    [InlineData("<Content><![CDATA[\u0001]]></Content><!DOCTYPE a>")]
    [InlineData("<Content><![CDATA[\u0001]]></Content><?target?>")]
    [InlineData("<Content><![CDATA[\u0001]]></Content><a:b/>")]
    [InlineData("<Content>\u0001<!DOCTYPE a></Content>")]
    [InlineData("<Content>\u0001<?target?></Content>")]
    [InlineData("<Content>\u0001<a></Content>")]
    [InlineData("<Content><![CDATA[\u0001]]></Content")]
    [InlineData("<Content><![CDATA[\u0001</Content>")]
    [InlineData("<Content><![CDATA[\u0001]]>")]
    public void What_is_hostile_beside_a_broken_text_is_refused_all_the_same(string piece) =>
        Assert.Null(Parse(Encoding.UTF8.GetBytes($"<xml>{Names}<MsgType>text</MsgType>{piece}</xml>")));

    private static string Content(string content) => Read<TextMessage>($"<MsgType><![CDATA[text]]></MsgType>\n<Content>{content}</Content>").Content;

    private static T Read<T>(string nodes)
        where T : IncomingMessage => Assert.IsType<T>(Parse(Encoding.UTF8.GetBytes($"<xml>{Names}{nodes}{Tail}")));

    private static IncomingMessage? Parse(byte[] xml)
    {
        MessageParser.Parse(xml, out var message);
        return message;
    }
}
