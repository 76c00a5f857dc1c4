using System.Security.Cryptography;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>
/// The key that lies outside the database and wraps the keys inside it, so that neither the database alone nor a backup
/// of it tells a secret. AES-256-GCM; what it wraps is nonce, tag and ciphertext in this order.
/// </summary>
public sealed class MasterKey
{
    public const int Length = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] key;

    /// <param name="key">32 bytes.</param>
    public MasterKey(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Length);
        this.key = key;
        Fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(key, "puyangfabu master key"u8), 0, 8);
    }

    /// <summary>Tells master keys apart without telling anything of them; 16 hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>A new random key.</summary>
    public static MasterKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <returns>Null when the text is not Base64 of 32 bytes.</returns>
    public static MasterKey? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var written) && written == Length
            ? new MasterKey(bytes[..Length].ToArray())
            : null;
    }

    /// <summary>The form that <see cref="Parse"/> reads; only for the key's own file.</summary>
    public string ToBase64() => Convert.ToBase64String(key);

    public byte[] Wrap(ReadOnlySpan<byte> plain)
    {
        var wrapped = new byte[NonceLength + TagLength + plain.Length];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, plain, wrapped.AsSpan(NonceLength + TagLength), wrapped.AsSpan(NonceLength, TagLength));
        return wrapped;
    }

    /// <exception cref="CryptographicException">Another key wrapped it, or it is damaged.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("Too short to have been wrapped.");
        }

        var plain = new byte[wrapped.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(wrapped[..NonceLength], wrapped[(NonceLength + TagLength)..], wrapped.Slice(NonceLength, TagLength), plain);
        return plain;
    }

    public override string ToString() => Fingerprint;
}
