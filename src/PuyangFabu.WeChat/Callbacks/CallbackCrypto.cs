using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>
/// The encryption of safe and compatible mode for one account and one key: AES-256 in CBC mode, the first half
/// of the key as initial vector; inside lie 16 random bytes, the length of the message (4 bytes, big-endian), the
/// message, the AppID, and PKCS#7 padding to 32-byte blocks, which .NET's own padding mode refuses. Any number of
/// threads may use one instance.
/// </summary>
public sealed class CallbackCrypto
{
    private const int RandomBytes = 16;
    private const int HeaderBytes = RandomBytes + sizeof(int);
    private const int PaddingBlock = 32;

    private readonly AesTransforms _aes;
    private readonly byte[] _appId;

    /// <param name="encodingAesKey">The 43 characters from WeChat's console.</param>
    /// <param name="appId">AppID of the account, not its original id.</param>
    /// <exception cref="ArgumentException">One of them cannot be right; the text says which, never its value.</exception>
    public CallbackCrypto(string encodingAesKey, string appId)
    {
        ArgumentNullException.ThrowIfNull(encodingAesKey);
        ArgumentNullException.ThrowIfNull(appId);
        if (appId.Length == 0 || appId.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("The AppID is empty or has blanks or characters beyond ASCII.", nameof(appId));
        }

        _aes = new AesTransforms(ReadKey(encodingAesKey));
        _appId = Encoding.ASCII.GetBytes(appId);
    }

    /// <summary>Decrypts the text of <c>Encrypt</c>.</summary>
    /// <param name="encryptBase64">Checked by its signature before; any bytes are safe.</param>
    /// <param name="message">The message, or empty when the result is not <see cref="CallbackDecryptResult.Ok"/>.</param>
    public CallbackDecryptResult Decrypt(ReadOnlySpan<byte> encryptBase64, out byte[] message)
    {
        message = [];
        var size = Base64.GetMaxDecodedFromUtf8Length(encryptBase64.Length);
        var cipher = ArrayPool<byte>.Shared.Rent(size);
        var plain = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var status = Base64.DecodeFromUtf8(encryptBase64, cipher, out _, out var length);
            if (status != OperationStatus.Done)
            {
                return CallbackDecryptResult.BadBase64;
            }

            if (length == 0 || length % PaddingBlock != 0)
            {
                return CallbackDecryptResult.BadLength;
            }

            _aes.Decrypt(cipher, plain, length);
            return Open(plain.AsSpan(0, length), out message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(cipher);
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    /// <summary>Encrypts a reply with random bytes of its own.</summary>
    /// <returns>The Base64 text for <c>Encrypt</c>.</returns>
    public byte[] Encrypt(ReadOnlySpan<byte> message)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return Encrypt(message, random);
    }

    /// <summary>Encrypts a reply with given random bytes, which makes the result repeatable.</summary>
    /// <param name="random16">16 bytes.</param>
    /// <returns>The Base64 text for <c>Encrypt</c>.</returns>
    public byte[] Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> random16)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random16.Length, RandomBytes);
        var unpadded = checked(HeaderBytes + message.Length + _appId.Length);
        var padding = PaddingBlock - (unpadded % PaddingBlock);
        var size = checked(unpadded + padding);
        var plain = ArrayPool<byte>.Shared.Rent(size);
        var cipher = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            random16.CopyTo(plain);
            BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), message.Length);
            message.CopyTo(plain.AsSpan(HeaderBytes));
            _appId.CopyTo(plain.AsSpan(HeaderBytes + message.Length));
            plain.AsSpan(unpadded, padding).Fill((byte)padding);
            _aes.Encrypt(plain, cipher, size);
            var text = new byte[Base64.GetMaxEncodedToUtf8Length(size)];
            Base64.EncodeToUtf8(cipher.AsSpan(0, size), text, out _, out _);
            return text;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            ArrayPool<byte>.Shared.Return(cipher);
        }
    }

    private CallbackDecryptResult Open(ReadOnlySpan<byte> plain, out byte[] message)
    {
        message = [];
        var padding = plain[^1];
        if (padding is 0 or > PaddingBlock || plain[^padding..].ContainsAnyExcept(padding))
        {
            return CallbackDecryptResult.BadPadding;
        }

        plain = plain[..^padding];
        if (plain.Length < HeaderBytes)
        {
            return CallbackDecryptResult.BadMessageLength;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(plain[RandomBytes..]);
        var content = plain[HeaderBytes..];
        if (length > (uint)content.Length)
        {
            return CallbackDecryptResult.BadMessageLength;
        }

        if (!CryptographicOperations.FixedTimeEquals(content[(int)length..], _appId))
        {
            return CallbackDecryptResult.WrongAppId;
        }

        message = content[..(int)length].ToArray();
        return CallbackDecryptResult.Ok;
    }

    private static byte[] ReadKey(string encodingAesKey)
    {
        var key = new byte[AesTransforms.KeyBytes + 1];
        // 43 characters hold 258 bits; .NET takes no offence at the two that are left over.
        if (encodingAesKey.Length != 43
            || !Convert.TryFromBase64String(encodingAesKey + "=", key, out var length)
            || length != AesTransforms.KeyBytes)
        {
            throw new ArgumentException(
                "The EncodingAESKey must be the 43 letters and digits that WeChat's console shows.",
                nameof(encodingAesKey));
        }

        return key[..AesTransforms.KeyBytes];
    }
}
