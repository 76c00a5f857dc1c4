using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.WeChat.Callbacks;

/// <summary>
/// The signature of a callback: SHA-1 over token, timestamp, nonce and (in safe mode) cipher text, sorted by
/// their bytes and joined, in lower-case hexadecimal. Takes input of any size; comparing takes the same time
/// wherever the difference is.
/// </summary>
public static class CallbackSignature
{
    private const int StackBytes = 1024;

    /// <summary>The <c>signature</c> of a request.</summary>
    public static string Compute(string token, ReadOnlySpan<char> timestamp, ReadOnlySpan<char> nonce) =>
        Compute(token, timestamp, nonce, []);

    /// <summary>The <c>msg_signature</c> of a request in safe mode, or the <c>MsgSignature</c> of a reply.</summary>
    /// <param name="encrypt">The Base64 text of <c>Encrypt</c>; when empty the result is that of the other form.</param>
    public static string Compute(
        string token,
        ReadOnlySpan<char> timestamp,
        ReadOnlySpan<char> nonce,
        ReadOnlySpan<byte> encrypt)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(token, timestamp, nonce, encrypt, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Compares the <c>signature</c> of a request in constant time.</summary>
    public static bool IsValid(
        string token,
        ReadOnlySpan<char> timestamp,
        ReadOnlySpan<char> nonce,
        ReadOnlySpan<char> signature) =>
        IsValid(token, timestamp, nonce, [], signature);

    /// <summary>Compares the <c>msg_signature</c> of a request in constant time.</summary>
    /// <param name="encrypt">The Base64 text of <c>Encrypt</c>.</param>
    public static bool IsValid(
        string token,
        ReadOnlySpan<char> timestamp,
        ReadOnlySpan<char> nonce,
        ReadOnlySpan<byte> encrypt,
        ReadOnlySpan<char> signature)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> given = stackalloc byte[2 * SHA1.HashSizeInBytes];
        if (signature.Length != given.Length
            || Ascii.FromUtf16(signature, given, out _) != OperationStatus.Done)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(token, timestamp, nonce, encrypt, hash);
        Span<byte> expected = stackalloc byte[2 * SHA1.HashSizeInBytes];
        Convert.TryToHexStringLower(hash, expected, out _);
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }

    private static void Hash(
        string token,
        ReadOnlySpan<char> timestamp,
        ReadOnlySpan<char> nonce,
        ReadOnlySpan<byte> encrypt,
        Span<byte> hash)
    {
        var textLength = Encoding.UTF8.GetByteCount(token)
            + Encoding.UTF8.GetByteCount(timestamp)
            + Encoding.UTF8.GetByteCount(nonce);
        // The parts as bytes, then the same parts in order.
        var length = (2 * textLength) + encrypt.Length;
        byte[]? rented = null;
        var buffer = length <= StackBytes ? stackalloc byte[StackBytes] : (rented = ArrayPool<byte>.Shared.Rent(length));
        try
        {
            var text = buffer[..textLength];
            var joined = buffer.Slice(textLength, textLength + encrypt.Length);
            var tokenEnd = Encoding.UTF8.GetBytes(token, text);
            var timestampEnd = tokenEnd + Encoding.UTF8.GetBytes(timestamp, text[tokenEnd..]);
            Encoding.UTF8.GetBytes(nonce, text[timestampEnd..]);
            JoinSorted(text[..tokenEnd], text[tokenEnd..timestampEnd], text[timestampEnd..], encrypt, joined);
#pragma warning disable CA5350 // The platform defines SHA-1; there is no other choice.
            SHA1.HashData(joined, hash);
#pragma warning restore CA5350
        }
        finally
        {
            // The token is a secret.
            CryptographicOperations.ZeroMemory(buffer[..length]);
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Sorts by a network of five exchanges, which is all that four parts need.</summary>
    private static void JoinSorted(
        ReadOnlySpan<byte> a,
        ReadOnlySpan<byte> b,
        ReadOnlySpan<byte> c,
        ReadOnlySpan<byte> d,
        Span<byte> joined)
    {
        Order(ref a, ref b);
        Order(ref c, ref d);
        Order(ref a, ref c);
        Order(ref b, ref d);
        Order(ref b, ref c);
        a.CopyTo(joined);
        b.CopyTo(joined[a.Length..]);
        c.CopyTo(joined[(a.Length + b.Length)..]);
        d.CopyTo(joined[(a.Length + b.Length + c.Length)..]);
    }

    private static void Order(ref ReadOnlySpan<byte> first, ref ReadOnlySpan<byte> second)
    {
        if (first.SequenceCompareTo(second) > 0)
        {
            var swap = first;
            first = second;
            second = swap;
        }
    }
}
