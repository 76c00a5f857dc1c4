using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit.Anchoring;

/// <summary>All SQL of the table <c>audit_signing_keys</c>.</summary>
public sealed class AuditSigningKeyStore(Database database, TimeProvider clock) : ISealedRows
{
    public string SealedName => "审计签名密钥";

    public async Task<bool> AnySealedAsync(DbSession session) => await session.ScalarAsync<long>("select count(*) from audit_signing_keys") > 0;

    /// <summary>Public and sealed private key of each, the newest first.</summary>
    public Task<IReadOnlyList<(string PublicKey, string SealedKey)>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<(string PublicKey, string SealedKey)>("select public_key, sealed_key from audit_signing_keys order by id desc"),
        cancellation);

    public Task InsertAsync(DbSession session, string publicKey, string sealedKey) => session.ExecuteAsync(
        "insert into audit_signing_keys (public_key, sealed_key, created_ms) values (@publicKey, @sealedKey, @now)",
        new { publicKey, sealedKey, now = clock.NowMs() });
}
