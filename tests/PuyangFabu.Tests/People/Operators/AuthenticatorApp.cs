using System.Globalization;
using System.Security.Cryptography;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>
/// An authenticator app written from RFC 6238 and RFC 4648, sharing nothing with the product, so that both cannot be wrong in
/// the same way.
/// </summary>
public sealed class AuthenticatorApp(string base32, TimeProvider clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="steps">How many steps of 30 seconds the app's clock is ahead.</param>
    public string Code(int steps = 0) => Code(Key(), (clock.GetUtcNow().ToUnixTimeSeconds() / 30) + steps, 6);

    /// <summary>The algorithm itself, for the vectors of the standard.</summary>
    public static string Code(byte[] key, long step, int digits)
    {
        var counter = new byte[8];
        for (var index = 7; index >= 0; index--, step >>= 8)
        {
            counter[index] = (byte)step;
        }

#pragma warning disable CA5350 // The standard's own hash.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[19] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        var text = number.ToString("D10", CultureInfo.InvariantCulture);
        return text[^digits..];
    }

    private byte[] Key()
    {
        var bits = string.Concat(base32.Select(static letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
