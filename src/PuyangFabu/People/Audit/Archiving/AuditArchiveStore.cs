using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit.Archiving;

/// <summary>All SQL of the table <c>audit_archives</c>, which only grows: triggers refuse the rest, and whatever is not the next part.</summary>
public sealed class AuditArchiveStore(Database database)
{
    public const string Table = "audit_archives";

    private const string Columns = "first_sequence, last_sequence, previous_hash, last_hash, file_name, sha256, bytes, archived_ms";

    /// <summary>All parts, the first first.</summary>
    public Task<IReadOnlyList<AuditArchive>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<AuditArchive>($"select {Columns} from audit_archives order by first_sequence"), cancellation);

    /// <summary>The last part; null when nothing was archived.</summary>
    public Task<AuditArchive?> LastAsync(CancellationToken cancellation) => database.ReadAsync(LastAsync, cancellation);

    /// <inheritdoc cref="LastAsync(CancellationToken)"/>
    public static Task<AuditArchive?> LastAsync(DbSession session) =>
        session.FirstOrDefaultAsync<AuditArchive>($"select {Columns} from audit_archives order by first_sequence desc limit 1");

    /// <summary>Adds the next part: from the end of this transaction on the database lets its entries go.</summary>
    public static Task InsertAsync(DbSession session, AuditArchive archive) => session.ExecuteAsync(
        $"""
        insert into audit_archives ({Columns})
        values (@FirstSequence, @LastSequence, @PreviousHash, @LastHash, @FileName, @Sha256, @Bytes, @ArchivedMs)
        """,
        archive);
}
