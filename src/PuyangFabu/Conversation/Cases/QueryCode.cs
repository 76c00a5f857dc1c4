using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Secrets;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The code that goes with a case's number: who has both sees how it stands. Stored as a slow, salted hash, compared in constant time.</summary>
public static class QueryCode
{
    public const int Length = 8;

    /// <summary>Without letters that look like digits or like each other.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int SaltBytes = 16;

    /// <summary>Costs what checking a real one costs, for a number that there is not.</summary>
    private static readonly string Nobodys = $"{new string('0', 2 * SaltBytes)}:{new string('0', 64)}";

    public static string Make() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code that goes with a secret: who sends the same form once more, because the answer was lost, gets the same one.</summary>
    /// <param name="secret">Random, long, and nowhere kept in clear.</param>
    public static string Of(string secret)
    {
        var bytes = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "query code"u8);
        return string.Concat(Enumerable.Range(0, Length).Select(place => Alphabet[(int)(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(place * sizeof(uint))) % Alphabet.Length)]));
    }

    public static string HashOf(string code, SlowHash slow)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Convert.ToHexStringLower(salt)}:{Convert.ToHexStringLower(slow.Of(Typed(code), salt))}";
    }

    /// <param name="kept">What <see cref="HashOf"/> made; null when there is no such case.</param>
    public static bool Fits(string code, string? kept, SlowHash slow)
    {
        var parts = (kept ?? Nobodys).Split(':');
        var same = CryptographicOperations.FixedTimeEquals(slow.Of(Typed(code), Convert.FromHexString(parts[0])), Convert.FromHexString(parts[1]));
        return same && kept is not null;
    }

    /// <summary>As people type it: in small letters, with blanks and hyphens.</summary>
    private static string Typed(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
