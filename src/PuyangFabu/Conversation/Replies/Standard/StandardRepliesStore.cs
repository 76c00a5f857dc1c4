using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>All SQL of the table <c>standard_replies</c>.</summary>
public sealed class StandardRepliesStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Columns = "version, content, status, hands, author_id, author, decided_by, decided_ms, comment, created_ms";

    private const string Newest = $"select {Columns} from standard_replies order by version desc limit 1";

    private const string Pending = $"select {Columns} from standard_replies where status = '{StandardRepliesState.PendingApproval}' order by version desc limit 1";

    /// <summary>What followers get, or null when nothing was ever approved.</summary>
    public Task<StandardRepliesVersion?> InUseAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.FirstOrDefaultAsync<StandardRepliesVersion>(
            $"select {Columns} from standard_replies where status = '{StandardRepliesState.Approved}' order by version desc limit 1"),
        cancellation);

    /// <summary>The newest version in any state, or null when nobody ever wrote one.</summary>
    public Task<StandardRepliesVersion?> LatestAsync(CancellationToken cancellation) => database.ReadAsync(LatestAsync, cancellation);

    /// <inheritdoc cref="LatestAsync(CancellationToken)"/>
    public static Task<StandardRepliesVersion?> LatestAsync(DbSession session) => session.FirstOrDefaultAsync<StandardRepliesVersion>(Newest);

    public static Task<StandardRepliesVersion?> FindAsync(DbSession session, long version) =>
        session.FirstOrDefaultAsync<StandardRepliesVersion>($"select {Columns} from standard_replies where version = @version", new { version });

    /// <summary>The version that waits for approval, if one does.</summary>
    public static Task<StandardRepliesVersion?> PendingAsync(DbSession session) => session.FirstOrDefaultAsync<StandardRepliesVersion>(Pending);

    /// <inheritdoc cref="PendingAsync(DbSession)"/>
    public Task<StandardRepliesVersion?> PendingAsync(CancellationToken cancellation) => database.ReadAsync(PendingAsync, cancellation);

    /// <summary>Every version, the newest first.</summary>
    public Task<IReadOnlyList<StandardRepliesVersion>> VersionsAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<StandardRepliesVersion>($"select {Columns} from standard_replies order by version desc"), cancellation);

    /// <summary>Appends a draft; it gets the next number. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>As it was stored.</returns>
    public async Task<StandardRepliesVersion> AppendAsync(DbSession session, StandardRepliesVersion draft)
    {
        var row = draft with { CreatedMs = clock.NowMs() };
        var version = await session.ScalarAsync<long>(
            """
            insert into standard_replies (version, content, status, hands, author_id, author, created_ms)
            select coalesce(max(version), 0) + 1, @Content, @Status, @Hands, @AuthorId, @Author, @CreatedMs from standard_replies
            returning version
            """,
            row);
        await changes.RecordAsync(session, ContentKind.StandardReplies, version);
        return row with { Version = version };
    }

    /// <summary>Moves a version on. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="to">With the new state and who decided.</param>
    /// <param name="from">The state it must be in.</param>
    /// <returns>False when it is in another: somebody else was faster.</returns>
    public async Task<bool> MoveAsync(DbSession session, StandardRepliesVersion to, string from)
    {
        var moved = await session.ExecuteAsync(
            """
            update standard_replies set status = @Status, hands = @Hands, decided_by = @DecidedBy, decided_ms = @DecidedMs, comment = @Comment
            where version = @Version and status = @from
            """,
            new { to.Status, to.Hands, to.DecidedBy, to.DecidedMs, to.Comment, to.Version, from });
        if (moved > 0)
        {
            await changes.RecordAsync(session, ContentKind.StandardReplies, to.Version);
        }

        return moved > 0;
    }
}
