using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit;

/// <summary>All SQL of the table <c>audit_anchor_head</c>, which has one row.</summary>
public sealed class AuditAnchorStore(Database database)
{
    public const string Table = "audit_anchor_head";
    private const string Columns = "lines, sequence, hash, line_hash, at_ms, acknowledged, accepted";

    public Task<AuditAnchorHead> HeadAsync(CancellationToken cancellation) => database.ReadAsync(
        static async session => await session.FirstOrDefaultAsync<AuditAnchorHead>($"select {Columns} from audit_anchor_head") ?? new AuditAnchorHead(),
        cancellation);

    /// <summary>Reads the row and keeps it for this transaction: the files have one writer at a time, on every node.</summary>
    public static async Task<AuditAnchorHead> TakeAsync(DbSession session)
    {
        const string take = $"update audit_anchor_head set lines = lines returning {Columns}";
        if (await session.FirstOrDefaultAsync<AuditAnchorHead>(take) is { } head)
        {
            return head;
        }

        await session.ExecuteAsync($"insert into audit_anchor_head ({Columns}) values (0, 0, '', @Start, 0, 0, '')", new { AuditAnchor.Start });
        return (await session.FirstOrDefaultAsync<AuditAnchorHead>(take))!;
    }

    /// <summary>Notes what the files hold now.</summary>
    public static Task SaveAsync(DbSession session, AuditAnchorHead head) => session.ExecuteAsync(
        "update audit_anchor_head set lines = @Lines, sequence = @Sequence, hash = @Hash, line_hash = @LineHash, at_ms = @AtMs, acknowledged = @Acknowledged, accepted = @Accepted",
        head);
}
