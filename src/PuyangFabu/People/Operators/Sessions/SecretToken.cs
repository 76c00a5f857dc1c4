using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.People.Operators.Sessions;

/// <summary>
/// The tokens that stand for a person: 256 random bits after a prefix that tells their kind, so that one found in a log or
/// a script is known for what it is. Only their hash is kept; it needs no salt, because nobody can try 2^256 tokens.
/// </summary>
public static class SecretToken
{
    /// <summary>Of a sign-in.</summary>
    public const string SessionPrefix = "pfs_";

    /// <summary>Of a personal API token.</summary>
    public const string PersonalPrefix = "pft_";

    private const int Length = 32;

    public static string Create(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether two hashes are equal, in a time that does not depend on where they differ.</summary>
    public static bool SameHash(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
