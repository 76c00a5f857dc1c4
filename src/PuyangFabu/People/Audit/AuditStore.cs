using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.People.Audit;

/// <summary>All SQL of the record: it is appended to and read, and what lies in an archive is taken out, nothing else; triggers refuse the rest.</summary>
public sealed class AuditStore(Database database)
{
    public const string Table = "audit_log";

    private const string Columns =
        """
        sequence, at_ms, operator_id, operator_name, address, action, refused, target_kind, target_id,
        content_hash, before_json, after_json, comment, previous_hash, hash
        """;

    private static readonly string MachineActions = string.Join(", ", AuditNames.ByItself.Select(static action => $"'{action}'"));

    /// <summary>
    /// Appends the row as the next of the chain, inside the caller's transaction. From here to its end nobody else appends:
    /// the head is one row, and taking the next number locks it. A head that was put back or taken away does not stop the
    /// record: the row comes behind all others, and its link to the one before does not fit for good.
    /// </summary>
    /// <param name="row">All but sequence and hashes.</param>
    public static async Task<AuditRow> AppendAsync(DbSession session, AuditRow row)
    {
        var head = await NextAsync(session);
        if (head is null)
        {
            await session.ExecuteAsync("insert into audit_head (sequence, hash) values (0, '')");
            head = (await NextAsync(session))!;
        }

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

    private static Task<AuditHead?> NextAsync(DbSession session) => session.FirstOrDefaultAsync<AuditHead>(
        """
        update audit_head set sequence = 1 + case
            when sequence < (select coalesce(max(sequence), 0) from audit_log) then (select max(sequence) from audit_log)
            else sequence end
        returning sequence, hash
        """);

    /// <summary>The end of the chain as it was last written; number 0 without a hash when even that was taken away.</summary>
    public Task<AuditHead> HeadAsync(CancellationToken cancellation) => database.ReadAsync(HeadAsync, cancellation);

    /// <inheritdoc cref="HeadAsync(CancellationToken)"/>
    public static async Task<AuditHead> HeadAsync(DbSession session) =>
        await session.FirstOrDefaultAsync<AuditHead>("select sequence, hash from audit_head") ?? new AuditHead();

    /// <returns>The hash of a row as stored; null when there is none of that number.</returns>
    public static Task<string?> HashAtAsync(DbSession session, long sequence) =>
        session.FirstOrDefaultAsync<string>("select hash from audit_log where sequence = @sequence", new { sequence });

    /// <returns>Null when there is none of that number.</returns>
    public Task<AuditRow?> FindAsync(long sequence, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<AuditRow>($"select {Columns} from audit_log where sequence = @sequence", new { sequence }), cancellation);

    /// <summary>What was done, not refused, after a sequence.</summary>
    public Task<IReadOnlyList<string>> ActionsAfterAsync(long sequence, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<string>("select distinct action from audit_log where sequence > @sequence and refused = ''", new { sequence }),
        cancellation);

    /// <summary>Number of the first entry after another by which something was done; null when there is none.</summary>
    public Task<long?> FirstDoneAsync(string action, long after, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<long?>(
            "select sequence from audit_log where action = @action and refused = '' and sequence > @after order by sequence limit 1", new { action, after }),
        cancellation);

    /// <summary>The last entry by which something was done; null when there is none.</summary>
    public Task<AuditRow?> LastDoneAsync(string action, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<AuditRow>(
            $"select {Columns} from audit_log where action = @action and refused = '' order by sequence desc limit 1", new { action }),
        cancellation);

    /// <summary>Number of the last of the entries behind another that were all written before a time; that other one's where the next was not.</summary>
    public Task<long> LastBeforeAsync(long after, long beforeMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long>(
            """
            select coalesce(
                (select sequence from audit_log where sequence > @after and at_ms >= @beforeMs order by sequence limit 1) - 1,
                (select max(sequence) from audit_log where sequence > @after),
                @after)
            """,
            new { after, beforeMs }),
        cancellation);

    /// <summary>Takes out entries that lie in an archive, the oldest first; the database lets no others go.</summary>
    /// <param name="last">Number of the last one that may go.</param>
    /// <returns>How many went.</returns>
    public static Task<int> RemoveArchivedAsync(DbSession session, long last, int limit) => session.ExecuteAsync(
        "delete from audit_log where sequence in (select sequence from audit_log where sequence between 1 and @last order by sequence limit @limit)", new { last, limit });

    /// <summary>Number of the first entry that is still in the table; the next one to come when there is none.</summary>
    public static Task<long> FirstAsync(DbSession session) => session.ScalarAsync<long>(
        "select coalesce((select min(sequence) from audit_log where sequence >= 1), (select max(sequence) + 1 from audit_head), 1)");

    /// <summary>Head and last row as one moment shows them, while others append.</summary>
    public Task<AuditEnd> EndAsync(CancellationToken cancellation) => database.ReadAsync(
        static async session => (await session.FirstOrDefaultAsync<AuditEnd>(
            """
            select coalesce(max(sequence), 0) as last_sequence,
                coalesce((select sequence from audit_head limit 1), 0) as head_sequence,
                coalesce((select hash from audit_head limit 1), '') as head_hash
            from audit_log where sequence = cast(sequence as bigint)
            """))!,
        cancellation);

    /// <summary>Numbers that no entry can have, as far as there are rows with them. SQLite keeps a fraction in a whole number's place.</summary>
    public Task<IReadOnlyList<string>> OutsideAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<string>(
            "select cast(sequence as text) from audit_log where sequence < 1 or sequence <> cast(sequence as bigint) order by sequence limit 10"),
        cancellation);

    /// <summary>Rows after a sequence, the oldest first.</summary>
    public Task<IReadOnlyList<AuditRow>> AfterAsync(long sequence, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<AuditRow>(
            $"select {Columns} from audit_log where sequence > @sequence and sequence = cast(sequence as bigint) order by sequence limit @limit", new { sequence, limit }),
        cancellation);

    /// <summary>Rows before a sequence, the newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> BeforeAsync(long sequence, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<AuditRow>(
            $"select {Columns} from audit_log where sequence < @sequence and sequence = cast(sequence as bigint) order by sequence desc limit @limit", new { sequence, limit }),
        cancellation);

    /// <summary>Entries before a sequence that fit, the newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> FindAsync(AuditFilter filter, long before, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<AuditRow>(
            $"""
            select {Columns} from audit_log
            where sequence < @before and sequence = cast(sequence as bigint)
                {(filter.FromMs is null ? "" : "and at_ms >= @FromMs")}
                {(filter.UntilMs is null ? "" : "and at_ms < @UntilMs")}
                {(filter.OperatorName is null ? "" : "and operator_name = @OperatorName")}
                {(filter.Action is null ? "" : filter.Action.Contains('.', StringComparison.Ordinal) ? "and action = @Action" : "and action like @actions")}
                {(filter.TargetKind is null ? "" : "and target_kind = @TargetKind")}
                {(filter.TargetId is null ? "" : "and target_id = @TargetId")}
                {(filter.PeopleOnly ? $"and action not in ({MachineActions}) and not (action = 'article.edit' and coalesce(comment, '') = '{AuditNames.SavedByItself}')" : "")}
                {(filter.Refused is not { } refused ? "" : refused ? "and refused <> ''" : "and refused = ''")}
            order by sequence desc limit @limit
            """,
            new { before, limit, filter.FromMs, filter.UntilMs, filter.OperatorName, filter.Action, actions = $"{filter.Action}.%", filter.TargetKind, filter.TargetId }),
        cancellation);
}
