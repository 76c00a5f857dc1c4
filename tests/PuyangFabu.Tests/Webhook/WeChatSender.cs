using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace PuyangFabu.Tests.Webhook;

/// <summary>
/// WeChat's side of a callback, written from its documents and sharing nothing with the product, so that both cannot
/// be wrong in the same way.
/// </summary>
public sealed class WeChatSender(Uri product, TimeProvider clock) : IDisposable
{
    public const string Token = "testtoken";
    public const string AppId = "wx0000000000000001";
    public const string OriginalId = "gh_test00000001";
    public const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string PreviousKey = "GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba";

    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = product };
    private long lastId = 7_000_000_000_000_000_000;

    public static string[] Settings =>
    [
        "--WeChat:Sandbox", "true",
        "--WeChat:Accounts:puyang:Token", Token,
        "--WeChat:Accounts:puyang:AppId", AppId,
        "--WeChat:Accounts:puyang:OriginalId", OriginalId,
        "--WeChat:Accounts:puyang:EncodingAesKey", Key,
        "--WeChat:Accounts:puyang:PreviousEncodingAesKey", PreviousKey,
        "--WeChat:Accounts:other:Token", "othertoken",
        "--WeChat:Accounts:other:AppId", "wx0000000000000002",
        "--WeChat:Accounts:other:EncodingAesKey", "0123456789012345678901234567890123456789012",
    ];

    public HttpClient Client => client;

    public string Text(string words, string user = "oUser1", long? msgId = null) =>
        Message("text", $"<Content><![CDATA[{words}]]></Content><MsgId>{msgId ?? ++lastId}</MsgId>", user);

    public string Event(string name, string key = "", string user = "oUser1") =>
        Message("event", $"<Event><![CDATA[{name}]]></Event><EventKey><![CDATA[{key}]]></EventKey>", user);

    public string Message(string type, string nodes, string user = "oUser1") =>
        $"<xml><ToUserName><![CDATA[{OriginalId}]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>{Now()}</CreateTime>"
        + $"<MsgType><![CDATA[{type}]]></MsgType>{nodes}</xml>";

    /// <summary>Asks in words and gives the reply's text, or the titles of its cards.</summary>
    public async Task<string> AskAsync(string words, string user = "oUser1") => Read((await SendAsync(Text(words, user))).Body);

    public static string Read(string reply)
    {
        var xml = XElement.Parse(reply);
        return xml.Element("Content")?.Value ?? string.Join('\n', xml.Descendants("Title").Select(static title => title.Value));
    }

    public Task<(HttpStatusCode Status, string Body)> SendAsync(
        string xml, string path = "/wechat", string token = Token, string? timestamp = null, string? signature = null) =>
        SendAsync(Encoding.UTF8.GetBytes(xml), path, token, timestamp, signature);

    /// <summary>A delivery in plain mode.</summary>
    public Task<(HttpStatusCode Status, string Body)> SendAsync(
        byte[] body, string path = "/wechat", string token = Token, string? timestamp = null, string? signature = null)
    {
        timestamp ??= Now();
        var nonce = Nonce();
        return PostAsync($"{path}?signature={signature ?? Sign(token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid=o", body);
    }

    /// <summary>A delivery in plain mode under a nonce that was perhaps used before.</summary>
    public Task<(HttpStatusCode Status, string Body)> SendUnderAsync(string nonce, string xml, string more = "") =>
        PostAsync($"/wechat?{Query(nonce)}{more}", Encoding.UTF8.GetBytes(xml));

    /// <summary>The signed parameters of a plain request made now.</summary>
    public string Query(string nonce) => $"signature={Sign(Token, Now(), nonce)}&timestamp={Now()}&nonce={nonce}";

    /// <summary>A delivery in safe mode, or in compatible mode with the plain fields beside the cipher text.</summary>
    public async Task<(HttpStatusCode Status, string Body)> SendEncryptedAsync(
        string xml, string path = "/wechat", string token = Token, string key = Key, string appId = AppId, bool compatible = false, Func<string, string>? spoil = null,
        string? nonce = null)
    {
        var encrypt = Encrypt(xml, key, appId);
        encrypt = spoil?.Invoke(encrypt) ?? encrypt;
        nonce ??= Nonce();
        var timestamp = Now();
        var plain = compatible ? xml["<xml>".Length..^"</xml>".Length] : $"<ToUserName><![CDATA[{OriginalId}]]></ToUserName>";
        return await PostAsync(
            $"{path}?signature={Sign(token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&encrypt_type=aes&msg_signature={Sign(token, timestamp, nonce, encrypt)}",
            Encoding.UTF8.GetBytes($"<xml>{plain}<Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>"));
    }

    /// <summary>A delivery in compatible mode whose plain fields tell of another message.</summary>
    public Task<(HttpStatusCode Status, string Body)> SendCompatibleAsync(string xml, string beside)
    {
        var (encrypt, timestamp, nonce) = (Encrypt(xml, Key, AppId), Now(), Nonce());
        return PostAsync(
            $"/wechat?signature={Sign(Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&encrypt_type=aes&msg_signature={Sign(Token, timestamp, nonce, encrypt)}",
            Encoding.UTF8.GetBytes(beside.Replace("</xml>", $"<Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>", StringComparison.Ordinal)));
    }

    /// <summary>Checks the signature of an encrypted reply and opens it.</summary>
    public static string Open(string envelope, string key = Key)
    {
        var xml = XElement.Parse(envelope);
        var encrypt = xml.Element("Encrypt")!.Value;
        Assert.Equal(Sign(Token, xml.Element("TimeStamp")!.Value, xml.Element("Nonce")!.Value, encrypt), xml.Element("MsgSignature")!.Value);
        using var aes = Cipher(key);
        var plain = aes.CreateDecryptor().TransformFinalBlock(Convert.FromBase64String(encrypt), 0, Convert.FromBase64String(encrypt).Length);
        var length = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16));
        Assert.Equal(AppId, Encoding.UTF8.GetString(plain, 20 + length, plain.Length - plain[^1] - 20 - length));
        return Encoding.UTF8.GetString(plain, 20, length);
    }

    public string Now() => clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await client.PostAsync(address, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static string Sign(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    public void Dispose() => client.Dispose();

    private static string Nonce() => RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);

    private static string Encrypt(string xml, string key, string appId)
    {
        var message = Encoding.UTF8.GetBytes(xml);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, message.Length);
        byte[] plain = [.. RandomNumberGenerator.GetBytes(16), .. length, .. message, .. Encoding.UTF8.GetBytes(appId)];
        var pad = 32 - (plain.Length % 32);
        plain = [.. plain, .. Enumerable.Repeat((byte)pad, pad)];
        using var aes = Cipher(key);
        return Convert.ToBase64String(aes.CreateEncryptor().TransformFinalBlock(plain, 0, plain.Length));
    }

    private static Aes Cipher(string key)
    {
        var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(key + "=");
        aes.IV = aes.Key[..16];
        aes.Mode = CipherMode.CBC;
        aes.Padding = PaddingMode.None;
        return aes;
    }
}
