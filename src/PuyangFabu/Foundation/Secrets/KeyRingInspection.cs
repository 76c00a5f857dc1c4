using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Secrets;

/// <summary>Which master keys wrapped the keys in the database; needs no master key itself.</summary>
public sealed class KeyRingInspection(Database database)
{
    /// <returns>How many keys each master key wrapped, by fingerprint.</returns>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(DataProtectionKeyStore.CountAsync, cancellation);
        return rows.ToDictionary(static row => row.MasterKey, static row => row.Keys, StringComparer.Ordinal);
    }
}
