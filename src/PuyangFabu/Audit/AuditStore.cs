using PuyangFabu.Storage;

namespace PuyangFabu.Audit;

/// <summary>All SQL of the record: it is appended to and read, nothing else; triggers refuse the rest.</summary>
public sealed class AuditStore(Database database)
{
    private const string Columns =
        """
        sequence, at_ms, operator_id, operator_name, address, action, refused, target_kind, target_id,
        content_hash, before_json, after_json, comment, previous_hash, hash
        """;

    /// <summary>
    /// Appends the row as the next of the chain, inside the caller's transaction. From here to its end nobody else appends:
    /// the head is one row, and taking the next number locks it.
    /// </summary>
    /// <param name="row">All but sequence and hashes.</param>
    public static async Task<AuditRow> AppendAsync(DbSession session, AuditRow row)
    {
        var head = (await session.FirstOrDefaultAsync<AuditHead>("update audit_head set sequence = sequence + 1 returning sequence, hash"))!;
        var linked = row with { Sequence = head.Sequence, PreviousHash = head.Hash };
        linked = linked with { Hash = AuditHash.Of(linked) };
        await session.ExecuteAsync(
            $"""
            insert into audit_log ({Columns}) values (
                @Sequence, @AtMs, @OperatorId, @OperatorName, @Address, @Action, @Refused, @TargetKind, @TargetId,
                @ContentHash, @BeforeJson, @AfterJson, @Comment, @PreviousHash, @Hash)
            """,
            linked);
        await session.ExecuteAsync("update audit_head set hash = @Hash", linked);
        return linked;
    }

    /// <summary>The end of the chain as it was last written.</summary>
    public Task<AuditHead> HeadAsync(CancellationToken cancellation) => database.ReadAsync(
        static async session => (await session.FirstOrDefaultAsync<AuditHead>("select sequence, hash from audit_head"))!, cancellation);

    /// <summary>Head and last row as one moment shows them, while others append.</summary>
    public Task<AuditEnd> EndAsync(CancellationToken cancellation) => database.ReadAsync(
        static async session => (await session.FirstOrDefaultAsync<AuditEnd>(
            """
            select sequence as head_sequence, hash as head_hash,
                coalesce((select max(sequence) from audit_log), 0) as last_sequence
            from audit_head
            """))!,
        cancellation);

    /// <summary>Rows after a sequence, the oldest first.</summary>
    public Task<IReadOnlyList<AuditRow>> AfterAsync(long sequence, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<AuditRow>(
            $"select {Columns} from audit_log where sequence > @sequence order by sequence limit @limit", new { sequence, limit }),
        cancellation);

    /// <summary>Rows before a sequence, the newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> BeforeAsync(long sequence, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<AuditRow>(
            $"select {Columns} from audit_log where sequence < @sequence order by sequence desc limit @limit", new { sequence, limit }),
        cancellation);
}
