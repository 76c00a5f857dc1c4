using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts.Followers;

/// <summary>
/// Gives every follower a code and a short name of it: WeChat tells no names, and an openid must not stand in logs and on
/// screens. The code is a keyed hash: the same for ever, and without the key nobody gets from an openid to it. The key is a
/// row, so that all nodes and a restored backup give the same names.
/// </summary>
public sealed class FollowerNames(Database database, FollowerStore followers)
{
    /// <summary>60 bits: among a hundred million followers two with one code are not to be expected.</summary>
    public const int CodeLength = 12;
    private const int ShownLength = 8;
    private const int BatchSize = 500;

    /// <summary>Without letters that look like digits or like each other.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private byte[]? key;

    /// <summary>What operators read.</summary>
    public static string NameOf(string code) => $"关注者 {code[..Math.Min(ShownLength, code.Length)]}";

    /// <summary>Whether letters are a code, or what is shown of it.</summary>
    public static bool Names(string code, string letters) => letters.Length >= ShownLength && code.StartsWith(letters, StringComparison.Ordinal);

    /// <summary>Gives a code to every follower who has none yet.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        while (await followers.WithoutCodeAsync(BatchSize, cancellation) is { Count: > 0 } nameless)
        {
            var secret = await KeyAsync(cancellation);
            await database.WriteAsync(
                async session =>
                {
                    foreach (var follower in nameless.OrderBy(static follower => follower.OpenId, StringComparer.Ordinal))
                    {
                        await FollowerStore.SetCodeAsync(session, follower.Account, follower.OpenId, CodeOf(secret, follower));
                    }
                },
                cancellation);
        }
    }

    internal static string CodeOf(byte[] secret, Follower follower)
    {
        var hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{follower.Account}\0{follower.OpenId}"));
        return string.Create(CodeLength, hash, static (code, bytes) =>
        {
            for (var at = 0; at < code.Length; at++)
            {
                code[at] = Alphabet[bytes[at] % Alphabet.Length];
            }
        });
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancellation) => key ??= Convert.FromBase64String(
        await database.WriteAsync(
            static session => FollowerNameKeyStore.FindOrAddAsync(session, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))), cancellation));
}
