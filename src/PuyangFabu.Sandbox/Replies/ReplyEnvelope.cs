using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Sandbox.Replies;

/// <summary>Opens an encrypted answer: signature, decryption, and whether the mode allows what came.</summary>
internal static class ReplyEnvelope
{
    /// <summary>The message within <paramref name="outer"/>, or the finding that says why it stays shut.</summary>
    public static bool TryOpen(
        XElement outer,
        string outerText,
        SandboxAccount account,
        CallbackMode mode,
        [NotNullWhen(true)] out string? inner,
        [NotNullWhen(false)] out ReplyFinding? finding)
    {
        inner = null;
        finding = null;
        if (outer.Child("Encrypt") is not { } encrypted)
        {
            if (mode == CallbackMode.Safe)
            {
                finding = ReplyFinding.Fault("not_encrypted", "安全模式下应答必须加密，收到的是明文。");
                return false;
            }

            inner = outerText;
            return true;
        }

        if (mode == CallbackMode.Plain)
        {
            finding = ReplyFinding.Fault("encrypted_in_plain", "明文模式下收到了加密的应答。");
            return false;
        }

        if (outer.Child("TimeStamp") is not { } timestamp || outer.Child("Nonce") is not { } nonce
            || outer.Child("MsgSignature") is not { } signature)
        {
            finding = ReplyFinding.Fault("envelope_incomplete", "加密应答缺少 MsgSignature、TimeStamp 或 Nonce。");
            return false;
        }

        var expected = AccountCipher.Sign(account, timestamp, nonce, encrypted);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)))
        {
            finding = ReplyFinding.Fault("reply_signature", "加密应答的 MsgSignature 不正确。");
            return false;
        }

        var result = AccountCipher.Decrypt(account, encrypted, out var message);
        if (result != CallbackDecryptResult.Ok)
        {
            finding = ReplyFinding.Fault("reply_decrypt", $"加密应答解不开：{Reason(result)}。");
            return false;
        }

        return ReplyText.TryDecode(message, out inner, out finding);
    }

    private static string Reason(CallbackDecryptResult result) => result switch
    {
        CallbackDecryptResult.BadBase64 => "Encrypt 不是 Base64",
        CallbackDecryptResult.BadLength => "密文长度不是 32 字节的整数倍",
        CallbackDecryptResult.BadPadding => "填充不正确，密钥可能不符",
        CallbackDecryptResult.BadMessageLength => "内部的消息长度不符",
        CallbackDecryptResult.WrongAppId => "AppID 不是该公众号的",
        _ => result.ToString(),
    };
}
