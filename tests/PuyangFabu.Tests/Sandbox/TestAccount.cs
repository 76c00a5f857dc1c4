using System.Text;
using System.Xml.Linq;
using PuyangFabu.Sandbox;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Tests.Sandbox;

/// <summary>The one account of the sandbox tests and what it knows.</summary>
internal static class TestAccount
{
    public const string Slug = "puyang", OriginalId = "gh_test00000001", AppId = "wx0000000000000001", Token = "testtoken", AppSecret = "0123456789abcdef0123456789abcdef";

    public const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    public static CallbackCrypto Crypto { get; } = new(Key, AppId);

    public static SandboxAccount At(Func<Uri> webhook) => new()
    {
        Slug = Slug,
        Name = "濮阳发布",
        OriginalId = OriginalId,
        AppId = AppId,
        AppSecret = AppSecret,
        Token = Token,
        EncodingAesKey = Key,
        Kind = SandboxAccountKind.Subscription,
        WebhookUrl = webhook,
    };

    /// <summary>An encrypted answer; a wrong token, signature or AppID makes it one the platform refuses.</summary>
    public static string Encrypted(string reply, string token = Token, string appId = AppId)
    {
        const string timestamp = "1760000001", nonce = "24680";
        var encrypt = Encoding.ASCII.GetString(new CallbackCrypto(Key, appId).Encrypt(Encoding.UTF8.GetBytes(reply)));
        return new XElement(
            "xml",
            new XElement("Encrypt", new XCData(encrypt)),
            new XElement("MsgSignature", new XCData(ReceivedCallback.Sha1OfSorted(token, timestamp, nonce, encrypt))),
            new XElement("TimeStamp", timestamp),
            new XElement("Nonce", new XCData(nonce))).ToString(SaveOptions.DisableFormatting);
    }
}
