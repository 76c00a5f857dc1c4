using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>
/// The form of a signed anchor: name of the form, number, hash, time, public key and signature (both Base64url) with blanks
/// between. It is found in mails too: quoted, wrapped at blanks, with soft line breaks of quoted-printable, in CRLF. Lines of
/// the product's own anchor files are read as well; they have no signature.
/// </summary>
internal static partial class SignedLine
{
    private const string Form = "puyangfabu-anchor-1";

    /// <summary>What is signed.</summary>
    public static string Text(string sequence, string hash, string at, string publicKey) => $"{Form} {sequence} {hash} {at} {publicKey}";

    public static IEnumerable<KeptAnchor> ReadAll(string text, IReadOnlySet<string> knownKeys)
    {
        var plain = Quoting().Replace(text.ReplaceLineEndings("\n"), "").Replace("=\n", "", StringComparison.Ordinal);
        foreach (Match match in Unsigned().Matches(plain))
        {
            yield return Kept(match.Groups["number"].Value, match.Groups["hash"].Value, match.Groups["at"].Value, static () => null);
        }

        var words = plain.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var start = Array.IndexOf(words, Form); start >= 0; start = Array.IndexOf(words, Form, start + 1))
        {
            yield return words.Length < start + 6
                ? new KeptAnchor(0, "", default, "别处保存的锚定中有一行不完整。")
                : Kept(words[start + 1], words[start + 2], words[start + 3], () => SignatureProblem(words.AsSpan(start + 1, 5), knownKeys));
        }
    }

    private static KeptAnchor Kept(string number, string hash, string at, Func<string?> problem) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && Hash().IsMatch(hash)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new KeptAnchor(sequence, hash, time, problem())
            : new KeptAnchor(0, "", default, "别处保存的锚定中有一行写法不对：它被改动或损坏。");

    private static string? SignatureProblem(ReadOnlySpan<string> parts, IReadOnlySet<string> knownKeys)
    {
        var number = parts[0];
        if (!knownKeys.Contains(parts[3]))
        {
            return $"别处保存的锚定（第 {number} 条）由另一把密钥签名：它不是本系统写的，或者签名密钥被换过。";
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(parts[3]), out _);
            var signed = Encoding.UTF8.GetBytes(Text(parts[0], parts[1], parts[2], parts[3]));
            return key.VerifyData(signed, Base64Url.DecodeFromChars(parts[4]), HashAlgorithmName.SHA256) ? null : Forged(number);
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return Forged(number);
        }
    }

    private static string Forged(string number) => $"别处保存的锚定（第 {number} 条）的签名不对：这一行被改动。";

    [GeneratedRegex(@"^[> \t]+", RegexOptions.Multiline)]
    private static partial Regex Quoting();

    [GeneratedRegex(@"^(?<number>\d{1,19}) (?<hash>[0-9a-f]{64}) (?<at>\S+)(?: [0-9a-f]{64})?[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Unsigned();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
