using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Operations.Backup;

/// <summary>All SQL of the table <c>backups</c>.</summary>
public sealed class BackupStore(Database database, AuditLog audit, TimeProvider clock) : IExpiringRows
{
    /// <summary>The record of everything tells of older ones; here only the last one is looked at.</summary>
    private const int KeptDays = 400;

    /// <summary>Remembers a backup, here and in the record: whoever made it holds a copy of everything.</summary>
    /// <param name="bytes">Of the whole file.</param>
    public Task RecordAsync(string fileName, BackupManifest manifest, long bytes, Actor actor, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            var record = new BackupRecord
            {
                FileName = fileName,
                RowCount = manifest.Rows(),
                Bytes = bytes,
                WithKeys = manifest.WithKeys,
                FinishedMs = clock.NowMs(),
            };
            await session.ExecuteAsync(
                """
                insert into backups (file_name, row_count, bytes, with_keys, finished_ms)
                values (@FileName, @RowCount, @Bytes, @WithKeys, @FinishedMs)
                """,
                record);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "backup.create",
                TargetKind = "backup",
                TargetId = fileName,
                After = new { record.RowCount, record.Bytes, record.WithKeys },
            });
        },
        cancellation);

    /// <summary>The last one, or null.</summary>
    public Task<BackupRecord?> LatestAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.FirstOrDefaultAsync<BackupRecord>(
            "select file_name, row_count, bytes, with_keys, finished_ms from backups order by finished_ms desc, id desc limit 1"),
        cancellation);

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        """
        delete from backups where id in (
            select id from backups where finished_ms < @before and id < (select max(id) from backups) order by id limit @limit)
        """,
        new { before = now.AddDays(-KeptDays).ToUnixTimeMilliseconds(), limit });
}

/// <summary>A backup that was made; the row stays in the database it was taken from.</summary>
public sealed record BackupRecord
{
    public required string FileName { get; init; }

    public long RowCount { get; init; }

    public long Bytes { get; init; }

    public bool WithKeys { get; init; }

    public long FinishedMs { get; init; }
}
