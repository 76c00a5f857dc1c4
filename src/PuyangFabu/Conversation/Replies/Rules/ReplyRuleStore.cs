using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>All SQL of the table <c>reply_rules</c>.</summary>
public sealed class ReplyRuleStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Exact = "exact";
    private const string Contains = "contains";

    private const string Columns =
        "id, name, keywords, match, priority, enabled, from_ms, until_ms, replies, sample, to_check, revision, updated_ms";

    /// <summary>Every rule, switched off ones too, by id.</summary>
    public Task<IReadOnlyList<ReplyRule>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    public static async Task<IReadOnlyList<ReplyRule>> ListAsync(DbSession session)
    {
        var rows = await session.QueryAsync<Row>($"select {Columns} from reply_rules order by id");
        return [.. rows.Select(ToRule)];
    }

    public Task<ReplyRule?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, id), cancellation);

    public static async Task<ReplyRule?> FindAsync(DbSession session, long id) =>
        await session.FirstOrDefaultAsync<Row>($"select {Columns} from reply_rules where id = @id", new { id }) is { } row ? ToRule(row) : null;

    /// <returns>The new rule's id.</returns>
    public Task<long> InsertAsync(ReplyRule rule, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            return await InsertAsync(session, rule);
        },
        cancellation);

    public Task<long> CountToCheckAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from reply_rules where to_check"), cancellation);

    public static async Task<bool> AnyAsync(DbSession session) =>
        await session.ScalarAsync<long>("select count(*) from reply_rules") > 0;

    /// <summary>Inserts inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>The new rule's id.</returns>
    public async Task<long> InsertAsync(DbSession session, ReplyRule rule)
    {
        var id = await session.ScalarAsync<long>(
            """
            insert into reply_rules (name, keywords, match, priority, enabled, from_ms, until_ms, replies, sample, to_check, updated_ms)
            values (@Name, @Keywords, @Match, @Priority, @Enabled, @FromMs, @UntilMs, @Replies, @Sample, @ToCheck, @UpdatedMs)
            returning id
            """,
            ToRow(rule) with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.ReplyRule, id);
        return id;
    }

    /// <summary>Replaces a rule; <see cref="ReplyRule.Revision"/> is the new one. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>False when the stored revision is not the one before: somebody else was faster.</returns>
    public async Task<bool> UpdateAsync(DbSession session, ReplyRule rule)
    {
        var changed = await session.ExecuteAsync(
            """
            update reply_rules set
                name = @Name, keywords = @Keywords, match = @Match, priority = @Priority, enabled = @Enabled, from_ms = @FromMs,
                until_ms = @UntilMs, replies = @Replies, sample = @Sample, to_check = @ToCheck, revision = @Revision, updated_ms = @UpdatedMs
            where id = @Id and revision = @Revision - 1
            """,
            ToRow(rule) with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.ReplyRule, rule.Id);
        return changed == 1;
    }

    /// <summary>Brings a deleted rule back under its own id and with the revision it carries. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    public async Task ReviveAsync(DbSession session, ReplyRule rule)
    {
        await session.ExecuteAsync(
            $"""
            insert into reply_rules ({Columns})
            values (@Id, @Name, @Keywords, @Match, @Priority, @Enabled, @FromMs, @UntilMs, @Replies, @Sample, @ToCheck, @Revision, @UpdatedMs)
            """,
            ToRow(rule) with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.ReplyRule, rule.Id);
    }

    /// <returns>False when the stored revision is another. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</returns>
    public async Task<bool> DeleteAsync(DbSession session, long id, long revision)
    {
        var deleted = await session.ExecuteAsync("delete from reply_rules where id = @id and revision = @revision", new { id, revision });
        await changes.RecordAsync(session, ContentKind.ReplyRule, id);
        return deleted == 1;
    }

    private static ReplyRule ToRule(Row row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Keywords = row.Keywords.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Match = row.Match == Exact ? ReplyMatch.Exact : ReplyMatch.Contains,
        Priority = row.Priority,
        Enabled = row.Enabled,
        FromMs = row.FromMs,
        UntilMs = row.UntilMs,
        Replies = ReplyContent.Read(row.Replies),
        Sample = row.Sample,
        ToCheck = row.ToCheck,
        Revision = row.Revision,
    };

    private static Row ToRow(ReplyRule rule) => new()
    {
        Id = rule.Id,
        Name = rule.Name,
        Keywords = string.Join('\n', rule.Keywords),
        Match = rule.Match == ReplyMatch.Exact ? Exact : Contains,
        Priority = rule.Priority,
        Enabled = rule.Enabled,
        FromMs = rule.FromMs,
        UntilMs = rule.UntilMs,
        Replies = ReplyContent.Write(rule.Replies),
        Sample = rule.Sample,
        ToCheck = rule.ToCheck,
        Revision = rule.Revision,
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public required string Name { get; init; }

        /// <summary>One a line.</summary>
        public required string Keywords { get; init; }

        public required string Match { get; init; }

        public long Priority { get; init; }

        public bool Enabled { get; init; }

        public long? FromMs { get; init; }

        public long? UntilMs { get; init; }

        public required string Replies { get; init; }

        public bool Sample { get; init; }

        public bool ToCheck { get; init; }

        public long Revision { get; init; }

        public long UpdatedMs { get; init; }
    }
}
