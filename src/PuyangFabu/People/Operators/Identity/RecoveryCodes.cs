using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.People.Operators.Identity;

/// <summary>Recovery codes as kept: one salt, and a slow hash of each code, with blanks between them.</summary>
public static class RecoveryCodes
{
    public const int Count = 10;
    private const int Iterations = 100_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    public static string Keep(IEnumerable<string> codes)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return string.Join(' ', codes.Select(code => Convert.ToHexStringLower(HashOf(code, salt))).Prepend(Convert.ToHexStringLower(salt)));
    }

    /// <returns>What is left when the code is used up; null when it is not one of them.</returns>
    public static string? Redeem(string kept, string code)
    {
        if (kept.Split(' ') is not [var salt, .. { Length: > 0 } hashes])
        {
            return null;
        }

        var hash = HashOf(code, Convert.FromHexString(salt));
        var left = hashes.Where(candidate => !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(candidate), hash)).ToArray();
        return left.Length == hashes.Length ? null : string.Join(' ', left.Prepend(salt));
    }

    /// <summary>How many are unused.</summary>
    public static int CountLeft(string kept) => Math.Max(0, kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length - 1);

    // People copy codes with and without the dash, in either case.
    private static byte[] HashOf(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant()),
        salt, Iterations, HashAlgorithmName.SHA256, HashLength);
}
