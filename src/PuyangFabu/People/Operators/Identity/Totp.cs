using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PuyangFabu.People.Operators.Identity;

/// <summary>Time-based one-time codes (RFC 6238): HMAC-SHA-1, steps of 30 seconds, six digits, as every authenticator app makes them.</summary>
public static class Totp
{
    public const int StepSeconds = 30;

    /// <summary>How many steps a clock may be off, to either side.</summary>
    private const int Tolerance = 1;

    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerCharacter = 5;

    public static long StepAt(long milliseconds) => milliseconds / 1000 / StepSeconds;

    // SHA-1 is what the standard names and the apps know; as a keyed hash it is not broken.
#pragma warning disable CA5350
    public static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Modulus).ToString("000000", CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350

    /// <returns>The step whose code this is, if it is near now and after the last one used; null otherwise.</returns>
    public static long? StepOf(byte[] key, string code, long nowMs, long lastUsed)
    {
        var now = StepAt(nowMs);
        var typed = System.Text.Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeOf(key, step)), typed) && step > lastUsed)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>A key in the form in which authenticator apps take it: Base32 (RFC 4648) without padding.</summary>
    /// <exception cref="FormatException">The text is not Base32.</exception>
    public static byte[] KeyOf(string text)
    {
        var bytes = new List<byte>(text.Length * BitsPerCharacter / 8);
        var (buffer, bits) = (0, 0);
        foreach (var character in text)
        {
            var value = Base32.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException("Not Base32.");
            }

            buffer = ((buffer << BitsPerCharacter) | value) & 0xfff;
            bits += BitsPerCharacter;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
