using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>
/// Lines about the end of the record that go elsewhere: signed (ECDSA over P-256 with SHA-256), so that whoever keeps them
/// knows whose they are. The key is made when it is first needed and kept sealed in the database.
/// </summary>
/// <remarks>Who has database and master key can sign too; what he cannot do is change a line that lies elsewhere.</remarks>
public sealed class SignedAnchors(
    AuditSigningKeyStore keys, AuditAnchoring anchoring, AuditStore store, SecretSealer sealer, Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Anchors the end of the record and signs it.</summary>
    /// <returns>One line without its end, or why there is none, in Chinese.</returns>
    public async Task<(string? Line, string? Problem)> SignAsync(CancellationToken cancellation)
    {
        using var key = await KeyAsync(cancellation);
        if ((await anchoring.ExamineAsync(cancellation)).Open)
        {
            return (null, anchoring.Contradiction);
        }

        await anchoring.AnchorAsync(cancellation);
        return (Signed(key, await store.HeadAsync(cancellation)), null);
    }

    /// <summary>Signs an entry as the end of a part of the record that is kept by itself.</summary>
    /// <returns>One line without its end.</returns>
    public async Task<string> SignAsync(AuditHead end, CancellationToken cancellation)
    {
        using var key = await KeyAsync(cancellation);
        return Signed(key, end);
    }

    private string Signed(ECDsa key, AuditHead head)
    {
        var at = UnixMilliseconds.ToChinaTime(clock.NowMs()).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var text = SignedLine.Text(head.Sequence.ToString(CultureInfo.InvariantCulture), head.Hash, at, PublicKeyOf(key));
        return $"{text} {Base64Url.EncodeToString(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Reads lines that were kept elsewhere, and checks the signatures of those that have one.</summary>
    public async Task<IReadOnlyList<KeptAnchor>> ReadAsync(TextReader text, CancellationToken cancellation)
    {
        var known = (await keys.ListAsync(cancellation)).Select(static key => key.PublicKey).ToHashSet(StringComparer.Ordinal);
        return [.. SignedLine.ReadAll(await text.ReadToEndAsync(cancellation), known)];
    }

    private async Task<ECDsa> KeyAsync(CancellationToken cancellation)
    {
        foreach (var (_, sealedKey) in await keys.ListAsync(cancellation))
        {
            if (sealer.Open(SecretPurpose.AuditSigning, sealedKey) is { } opened)
            {
                var key = ECDsa.Create();
                key.ImportPkcs8PrivateKey(Convert.FromBase64String(opened), out _);
                return key;
            }
        }

        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (publicKey, sealedNew) = (PublicKeyOf(made), sealer.Seal(SecretPurpose.AuditSigning, Convert.ToBase64String(made.ExportPkcs8PrivateKey())));
        await database.WriteAsync(
            async session =>
            {
                await keys.InsertAsync(session, publicKey, sealedNew);
                await audit.RecordAsync(session, new AuditEntry { Actor = Actor.Product, Action = "audit.makeKey", TargetKind = "audit", After = new { publicKey } });
            },
            cancellation);
        return made;
    }

    private static string PublicKeyOf(ECDsa key) => Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo());
}
