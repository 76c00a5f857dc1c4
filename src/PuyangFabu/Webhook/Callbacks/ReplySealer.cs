using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>
/// Encrypts a reply. All that is usually random is taken from a keyed hash of the reply, so that a repeat gets the same
/// bytes after a restart and on another node too; two different replies never share it.
/// </summary>
public static class ReplySealer
{
    public static byte[] Seal(WeChatAccount account, CallbackCrypto cipher, ReadOnlySpan<byte> replyXml, long timestamp)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(account.ReplySeed, replyXml, hash);
        var encrypt = cipher.Encrypt(replyXml, hash[..16]);
        var nonce = BitConverter.ToUInt32(hash[16..20]).ToString(CultureInfo.InvariantCulture);
        var time = timestamp.ToString(CultureInfo.InvariantCulture);
        var output = new ArrayBufferWriter<byte>(encrypt.Length + 256);
        ReplyWriter.WriteEncrypted(output, encrypt, CallbackSignature.Compute(account.Token, time, nonce, encrypt), timestamp, nonce);
        return output.WrittenSpan.ToArray();
    }
}
