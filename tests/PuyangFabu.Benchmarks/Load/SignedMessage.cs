using System.Globalization;
using System.Text;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>One text message as WeChat delivers it.</summary>
internal sealed record SignedMessage(string Path, byte[] Body)
{
    private const int Followers = 20_000;

    /// <param name="id">The MsgId: no two messages share it.</param>
    public static SignedMessage Create(LoadedAccount account, long id, string words, bool safe, DateTimeOffset now)
    {
        var culture = CultureInfo.InvariantCulture;
        var time = now.ToUnixTimeSeconds().ToString(culture);
        var nonce = (id % 1_000_000_007).ToString(culture);
        var xml = Encoding.UTF8.GetBytes(string.Create(culture, $"""
            <xml><ToUserName><![CDATA[{account.OriginalId}]]></ToUserName>
            <FromUserName><![CDATA[oLoadFollower0000000000{id % Followers:D5}]]></FromUserName>
            <CreateTime>{time}</CreateTime>
            <MsgType><![CDATA[text]]></MsgType>
            <Content><![CDATA[{words.Replace("]]>", "", StringComparison.Ordinal)}]]></Content>
            <MsgId>{id}</MsgId></xml>
            """));
        var path = $"/wechat?signature={CallbackSignature.Compute(account.Token, time, nonce)}&timestamp={time}&nonce={nonce}";
        if (!safe)
        {
            return new(path, xml);
        }

        var encrypt = account.Cipher.Encrypt(xml);
        var signature = CallbackSignature.Compute(account.Token, time, nonce, encrypt);
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[{account.OriginalId}]]></ToUserName><Encrypt><![CDATA["),
            .. encrypt,
            .. "]]></Encrypt></xml>"u8,
        ];
        return new($"{path}&encrypt_type=aes&msg_signature={signature}", body);
    }
}
