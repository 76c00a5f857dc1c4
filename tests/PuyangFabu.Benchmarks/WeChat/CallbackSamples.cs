using System.Text;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.WeChat;

/// <summary>One delivery as WeChat makes it: a text message of about 400 bytes, plain and encrypted.</summary>
internal static class CallbackSamples
{
    public const string Token = "benchtoken";
    public const string Timestamp = "1760000000";
    public const string Nonce = "987654321";

    public static readonly CallbackCrypto Crypto = new("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx0000000000000001");

    public static readonly byte[] Message = Encoding.UTF8.GetBytes(
        """
        <xml>
          <ToUserName><![CDATA[gh_demo00000001]]></ToUserName>
          <FromUserName><![CDATA[oDemoUser00000000000000000001]]></FromUserName>
          <CreateTime>1760000000</CreateTime>
          <MsgType><![CDATA[text]]></MsgType>
          <Content><![CDATA[请问濮阳市住房公积金怎么提取，需要带哪些材料，在哪里办理？]]></Content>
          <MsgId>24811234567890123</MsgId>
        </xml>

        """);

    public static readonly byte[] Encrypt = Crypto.Encrypt(Message);

    public static readonly byte[] SafeBody =
    [
        .. "<xml><ToUserName><![CDATA[gh_demo00000001]]></ToUserName><Encrypt><![CDATA["u8,
        .. Encrypt,
        .. "]]></Encrypt></xml>"u8,
    ];
}
