using System.Security.Cryptography;
using PuyangFabu.Foundation.Secrets;

namespace PuyangFabu.People.Operators.Identity;

/// <summary>Recovery codes as kept: one salt, and a slow hash of each code, with blanks between them.</summary>
public static class RecoveryCodes
{
    public const int Count = 10;
    private const int SaltLength = 16;

    public static string Keep(IEnumerable<string> codes, SlowHash slow)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return string.Join(' ', codes.Select(code => Convert.ToHexStringLower(slow.Of(Typed(code), salt))).Prepend(Convert.ToHexStringLower(salt)));
    }

    /// <returns>What is left when the code is used up; null when it is not one of them.</returns>
    public static string? Redeem(string kept, string code, SlowHash slow)
    {
        if (kept.Split(' ') is not [var salt, .. { Length: > 0 } hashes])
        {
            return null;
        }

        var hash = slow.Of(Typed(code), Convert.FromHexString(salt));
        var left = hashes.Where(candidate => !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(candidate), hash)).ToArray();
        return left.Length == hashes.Length ? null : string.Join(' ', left.Prepend(salt));
    }

    /// <summary>How many are unused.</summary>
    public static int CountLeft(string kept) => Math.Max(0, kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length - 1);

    // People copy codes with and without the dash, in either case.
    private static string Typed(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
