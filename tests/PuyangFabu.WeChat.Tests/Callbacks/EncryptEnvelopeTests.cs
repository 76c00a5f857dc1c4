using System.Text;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class EncryptEnvelopeTests
{
    [Theory]
    [InlineData("<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[QUJD]]></Encrypt></xml>")]
    [InlineData("<xml>\r\n  <Encrypt>QUJD</Encrypt>\r\n  <ToUserName>gh_1</ToUserName>\r\n</xml>\r\n")]
    [InlineData("\uFEFF<?xml version='1.0'?><xml><Encrypt>QU<![CDATA[J]]>&#68;</Encrypt></xml>")]
    [InlineData("<xml><a><Encrypt>no</Encrypt></a><Encrypt>QUJD</Encrypt><Encrypt>later</Encrypt></xml>")]
    public void The_cipher_text_is_found(string body)
    {
        Assert.True(MessageParser.TryReadEncrypt(Encoding.UTF8.GetBytes(body), out var encrypt));
        Assert.Equal("QUJD", Encoding.UTF8.GetString(encrypt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Encrypt\":\"QUJD\"}")]
    [InlineData("<xml/>")]
    [InlineData("<xml><Encrypt/></xml>")]
    [InlineData("<xml><Encrypt><![CDATA[]]></Encrypt></xml>")]
    [InlineData("<xml><encrypt>QUJD</encrypt></xml>")]
    [InlineData("<html><Encrypt>QUJD</Encrypt></html>")]
    [InlineData("<xml><Encrypt>QUJD</Encrypt>")]
    [InlineData("<!DOCTYPE xml><xml><Encrypt>QUJD</Encrypt></xml>")]
    public void A_body_without_cipher_text_is_refused(string body)
    {
        Assert.False(MessageParser.TryReadEncrypt(Encoding.UTF8.GetBytes(body), out var encrypt));
        Assert.True(encrypt.IsEmpty);
    }

    [Fact]
    public void Reading_the_envelope_allocates_nothing()
    {
        var body = Encoding.ASCII.GetBytes(
            "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + CallbackVectors.OwnEncrypt + "]]></Encrypt></xml>");

        var allocated = Allocation.LeastOf(() => Assert.True(MessageParser.TryReadEncrypt(body, out _)));

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_delivery_in_safe_mode_goes_from_body_to_record()
    {
        var body = Encoding.ASCII.GetBytes(
            "<xml><ToUserName><![CDATA[gh_test00000001]]></ToUserName><Encrypt><![CDATA[" + CallbackVectors.OwnEncrypt + "]]></Encrypt></xml>");
        var crypto = new CallbackCrypto(CallbackVectors.OwnKey, CallbackVectors.OwnAppId);

        Assert.True(MessageParser.TryReadEncrypt(body, out var encrypt));
        Assert.True(CallbackSignature.IsValid(
            CallbackVectors.OwnToken, "1760000000", "987654321", encrypt, "a0f9d9b6b3bb78a3923c489475a58a05a88f0c59"));
        Assert.Equal(CallbackDecryptResult.Ok, crypto.Decrypt(encrypt, out var xml));
        Assert.Equal(ParseOutcome.Ok, MessageParser.Parse(xml, out var message));

        var text = Assert.IsType<TextMessage>(message);
        Assert.Equal("你好aaaaaaaaaaaaaaaaaaaaaa", text.Content);
        Assert.Equal(7000000000000000001, text.MsgId);
    }
}
