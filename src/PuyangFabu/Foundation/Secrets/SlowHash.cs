using System.Security.Cryptography;
using System.Text;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>
/// Hashes short secrets that people type so that guessing them costs: PBKDF2 with SHA-256, some hundredths of a second of a processor each.
/// </summary>
/// <remarks>How much it costs is no setting, which somebody could lower in a product that serves people.</remarks>
public sealed class SlowHash
{
    internal const int ProductRounds = 100_000;
    private const int HashBytes = 32;

    public SlowHash()
        : this(ProductRounds)
    {
    }

    /// <summary>For tests, which make thousands; hashes of another number of rounds never fit.</summary>
    internal SlowHash(int rounds) => Rounds = rounds;

    internal int Rounds { get; }

    public byte[] Of(string secret, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
}
