using System.Globalization;
using System.Text;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>One message as WeChat delivers it.</summary>
internal sealed record SignedMessage(string Path, byte[] Body)
{
    public const int Followers = 20_000;

    public static string Follower(long number) => string.Create(CultureInfo.InvariantCulture, $"oLoadFollower0000000000{number % Followers:D5}");

    /// <param name="id">The MsgId: no two messages share it.</param>
    public static SignedMessage Create(LoadedAccount account, long id, string words, bool safe, DateTimeOffset now)
    {
        var xml = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            <xml><ToUserName><![CDATA[{account.OriginalId}]]></ToUserName>
            <FromUserName><![CDATA[{Follower(id)}]]></FromUserName>
            <CreateTime>{now.ToUnixTimeSeconds()}</CreateTime>
            <MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[{words.Replace("]]>", "", StringComparison.Ordinal)}]]></Content>
            <MsgId>{id}</MsgId></xml>
            """));
        return Of(account, xml, id % 1_000_000_007, safe, now);
    }

    /// <summary>A tap on a button of the menu. Taps have no id, and two of one follower's in one second would be one: none has two.</summary>
    /// <param name="id">No two share it.</param>
    public static SignedMessage Tap(LoadedAccount account, long id, string key, DateTimeOffset now) => Of(
        account,
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            <xml><ToUserName><![CDATA[{account.OriginalId}]]></ToUserName>
            <FromUserName><![CDATA[{Follower(id)}]]></FromUserName>
            <CreateTime>{now.ToUnixTimeSeconds() - 86_400 + (id / Followers % 86_400)}</CreateTime>
            <MsgType><![CDATA[event]]></MsgType>
            <Event><![CDATA[CLICK]]></Event>
            <EventKey><![CDATA[{key}]]></EventKey></xml>
            """)),
        id % 1_000_000_007,
        safe: false,
        now);

    /// <param name="xml">What is delivered, as it is before it is encrypted.</param>
    /// <param name="nonce">Another one with each signature: with the time it stands for one body.</param>
    public static SignedMessage Of(LoadedAccount account, byte[] xml, long nonce, bool safe, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var given = nonce.ToString(CultureInfo.InvariantCulture);
        var path = $"/wechat?signature={CallbackSignature.Compute(account.Token, time, given)}&timestamp={time}&nonce={given}";
        if (!safe)
        {
            return new(path, xml);
        }

        var encrypt = account.Cipher.Encrypt(xml);
        var signature = CallbackSignature.Compute(account.Token, time, given, encrypt);
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[{account.OriginalId}]]></ToUserName><Encrypt><![CDATA["),
            .. encrypt,
            .. "]]></Encrypt></xml>"u8,
        ];
        return new($"{path}&encrypt_type=aes&msg_signature={signature}", body);
    }
}
