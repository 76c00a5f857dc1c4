using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>
/// AES-256 in CBC mode without padding, the first half of the key as initial vector. Setting up a cipher costs
/// more than using it on a message, so used ones are kept for the next caller; a caller has one for itself.
/// They live as long as the account they belong to and are freed with it by the garbage collector.
/// </summary>
internal sealed class AesTransforms
{
    public const int KeyBytes = 32;
    private const int BlockBytes = 16;

    private readonly ConcurrentBag<ICryptoTransform> _encryptors = [];
    private readonly ConcurrentBag<ICryptoTransform> _decryptors = [];
    private readonly byte[] _key;
    private readonly byte[] _initialVector;

    public AesTransforms(byte[] key)
    {
        _key = key;
        _initialVector = key[..BlockBytes];
    }

    /// <param name="length">Number of bytes, a multiple of 16.</param>
    public void Encrypt(byte[] input, byte[] output, int length) =>
        Transform(_encryptors, aes => aes.CreateEncryptor(_key, _initialVector), input, output, length);

    /// <param name="length">Number of bytes, a multiple of 16.</param>
    public void Decrypt(byte[] input, byte[] output, int length) =>
        Transform(_decryptors, aes => aes.CreateDecryptor(_key, _initialVector), input, output, length);

    private static void Transform(
        ConcurrentBag<ICryptoTransform> kept,
        Func<Aes, ICryptoTransform> create,
        byte[] input,
        byte[] output,
        int length)
    {
        if (!kept.TryTake(out var transform))
        {
            using var aes = Aes.Create();
            aes.Mode = CipherMode.CBC;
            aes.Padding = PaddingMode.None;
            transform = create(aes);
        }

        // One that fails is not put back: its state would leak into the next message.
        transform.TransformBlock(input, 0, length, output, 0);
        // Ends the message, which sets the chain back to the initial vector.
        transform.TransformFinalBlock([], 0, 0);
        kept.Add(transform);
    }
}
