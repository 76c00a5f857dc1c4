using System.Globalization;
using Dapper;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>All SQL of the table <c>article_works</c>.</summary>
public sealed class ArticleWorkStore(Database database)
{
    private const string InTitle = "lower(title) like @pattern escape '\\'";

    private const int MostReadAtWork = 2000;

    private const string Columns =
        """
        article_id, state, revision, head_version, content_hash, title, board_id, kind, writer_id, writer_name,
        last_editor_id, last_editor_name, submitter_id, round, urgent, queue_rank, live_version, live_hash, live_ms,
        scheduled_ms, locked_by, locked_name, locked_until_ms, created_ms, updated_ms
        """;

    private const string ImportSql =
        """
        insert into article_works (
            article_id, state, revision, head_version, content_hash, title, board_id, kind, live_version, live_hash, live_ms, created_ms, updated_ms)
        values (@Id, @Status, 1, 1, @ContentHash, @Title, @BoardId, @Kind,
            case when @Status = 'published' then 1 end, case when @Status = 'published' then @ContentHash else '' end,
            case when @Status = 'published' then @PublishedMs end, @CreatedMs, @UpdatedMs)
        """;

    private const string TakeOverSql =
        $"""
        {ImportSql}
        on conflict (article_id) do update set
            state = excluded.state, revision = article_works.revision + 1, title = excluded.title, board_id = excluded.board_id,
            kind = excluded.kind, content_hash = excluded.content_hash, live_hash = excluded.live_hash, live_ms = excluded.live_ms,
            head_version = article_works.head_version + case when article_works.content_hash <> excluded.content_hash then 1 else 0 end,
            live_version = article_works.head_version + case when article_works.content_hash <> excluded.content_hash then 1 else 0 end,
            last_editor_id = null, last_editor_name = '', updated_ms = excluded.updated_ms
        returning head_version
        """;

    /// <summary>A query for the ids of those that are not, or soon not any more, what they came in as: somebody here edited them or handed them in for review. For queries of other tables.</summary>
    internal const string Edited = $"select article_id from article_works where round > 0 or (live_version > 1 and {ArticleVersionStore.LiveOfOperators})";

    /// <summary>A query for the ids of those that readers see as they came in and that nobody here works at. For queries of other tables.</summary>
    internal const string AsImported = $"select article_id from article_works where state = 'published' and not {ArticleVersionStore.LiveOfOperators}";

    public Task<ArticleWork?> FindAsync(long articleId, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, articleId), cancellation);

    public static Task<ArticleWork?> FindAsync(DbSession session, long articleId) =>
        session.FirstOrDefaultAsync<ArticleWork>($"select {Columns} from article_works where article_id = @articleId", new { articleId });

    /// <summary>Those of many articles at once, in no order.</summary>
    public static Task<IReadOnlyList<ArticleWork>> FindAsync(DbSession session, IReadOnlyList<long> articleIds) => session.QueryAsync<ArticleWork>(
        $"select {Columns} from article_works where article_id {session.Dialect.InIds}", new { ids = articleIds.ToArray() });

    /// <summary>What articles are called now, by their ids as texts write them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TitlesAsync(IReadOnlyList<long> articleIds, CancellationToken cancellation) => articleIds.Count == 0
        ? new Dictionary<string, string>()
        : (await database.ReadAsync(session => FindAsync(session, articleIds), cancellation))
            .ToDictionary(static work => work.ArticleId.ToString(CultureInfo.InvariantCulture), static work => work.Title);

    /// <summary>Works, in any state, that are written for a board.</summary>
    public static Task<long> CountInAsync(DbSession session, long boardId) =>
        session.ScalarAsync<long>("select count(*) from article_works where board_id = @boardId", new { boardId });

    /// <summary>Reads the work and keeps it from everybody else until the end of the transaction.</summary>
    public static Task<ArticleWork?> TakeAsync(DbSession session, long articleId) => session.FirstOrDefaultAsync<ArticleWork>(
        $"update article_works set revision = revision where article_id = @articleId returning {Columns}", new { articleId });

    public static Task InsertAsync(DbSession session, ArticleWork work) => session.ExecuteAsync(
        $"""
        insert into article_works ({Columns}) values (
            @ArticleId, @State, @Revision, @HeadVersion, @ContentHash, @Title, @BoardId, @Kind, @WriterId, @WriterName,
            @LastEditorId, @LastEditorName, @SubmitterId, @Round, @Urgent, @QueueRank, @LiveVersion, @LiveHash, @LiveMs,
            @ScheduledMs, @LockedBy, @LockedName, @LockedUntilMs, @CreatedMs, @UpdatedMs)
        """,
        work);

    /// <summary>Writes a work over the one it was made from; its revision grows by one.</summary>
    /// <returns>Null when it is no longer what it was.</returns>
    public static Task<ArticleWork?> MoveAsync(DbSession session, ArticleWork from, ArticleWork to)
    {
        var parameters = new DynamicParameters(to);
        parameters.Add("FromState", from.State);
        parameters.Add("FromRevision", from.Revision);
        return session.FirstOrDefaultAsync<ArticleWork>(
            $"""
            update article_works set
                state = @State, revision = revision + 1, head_version = @HeadVersion, content_hash = @ContentHash, title = @Title,
                board_id = @BoardId, kind = @Kind, last_editor_id = @LastEditorId, last_editor_name = @LastEditorName,
                submitter_id = @SubmitterId, round = @Round, urgent = @Urgent, queue_rank = @QueueRank,
                live_version = @LiveVersion, live_hash = @LiveHash, live_ms = @LiveMs, scheduled_ms = @ScheduledMs,
                locked_by = @LockedBy, locked_name = @LockedName, locked_until_ms = @LockedUntilMs, updated_ms = @UpdatedMs
            where article_id = @ArticleId and state = @FromState and revision = @FromRevision
            returning {Columns}
            """,
            parameters);
    }

    /// <summary>Who keeps it for editing; null for nobody. Not a change of the article: the revision stays.</summary>
    public static Task SetLockAsync(DbSession session, long articleId, long? holder, string name, long? untilMs) => session.ExecuteAsync(
        "update article_works set locked_by = @holder, locked_name = @name, locked_until_ms = @untilMs where article_id = @articleId",
        new { articleId, holder, name, untilMs });

    /// <summary>The works of articles that an import made.</summary>
    internal static async Task BeginAsync(DbSession session, IReadOnlyList<Article> faces, Arrival? arrival)
    {
        await session.ExecuteAsync(ImportSql, faces);
        if (arrival is { Name.Length: > 0 } && faces.Count > 0)
        {
            await session.ExecuteAsync(
                $"update article_works set writer_name = @Name, last_editor_name = @Name where article_id {session.Dialect.InIds}",
                new { arrival.Name, ids = faces.Select(static face => face.Id).ToArray() });
        }
    }

    /// <summary>The work of an article that an import changed.</summary>
    /// <returns>The number of its newest version: a new one if its content is new.</returns>
    internal static async Task<long> TakeOverAsync(DbSession session, Article face, Arrival? arrival)
    {
        var head = await session.ScalarAsync<long>(TakeOverSql, face);
        if (arrival is { Name.Length: > 0 })
        {
            await session.ExecuteAsync("update article_works set last_editor_name = @Name where article_id = @Id", new { arrival.Name, face.Id });
        }

        return head;
    }

    /// <summary>Ids of what should have been published by itself by now, the longest due first.</summary>
    public Task<IReadOnlyList<long>> DueAsync(long nowMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<long>(
            """
            select article_id from article_works where state = 'scheduled' and scheduled_ms <= @nowMs
            order by scheduled_ms, article_id limit @limit
            """,
            new { nowMs, limit }),
        cancellation);

    /// <summary>What is to be published by itself, the next first.</summary>
    public Task<IReadOnlyList<ArticleWork>> PlannedAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ArticleWork>(
            $"select {Columns} from article_works where state = 'scheduled' order by scheduled_ms, article_id limit @limit", new { limit }),
        cancellation);

    /// <summary>What waits in any of these states: the urgent first, then whatever waited longest.</summary>
    public static Task<IReadOnlyList<ArticleWork>> WaitingAsync(DbSession session, IReadOnlyList<string> states, int limit) => session.QueryAsync<ArticleWork>(
        $"""
        select {Columns} from article_works where state {session.Dialect.InIds}
        order by queue_rank desc, updated_ms, article_id limit @limit
        """,
        new { ids = states.ToArray(), limit });

    /// <summary>What one operator began and nobody has handed in, or what came back to him; the newest change first.</summary>
    public static Task<IReadOnlyList<ArticleWork>> DraftsOfAsync(DbSession session, long writerId, int limit) => session.QueryAsync<ArticleWork>(
        $"select {Columns} from article_works where writer_id = @writerId and state = 'draft' order by updated_ms desc, article_id desc limit @limit",
        new { writerId, limit });

    /// <summary>Those of the articles that are drafts because somebody gave them back.</summary>
    public Task<IReadOnlyList<long>> ReturnedAsync(IReadOnlyList<long> articleIds, CancellationToken cancellation) =>
        database.ReadAsync(session => ReturnedAsync(session, articleIds), cancellation);

    /// <inheritdoc cref="ReturnedAsync(IReadOnlyList{long}, CancellationToken)"/>
    public static Task<IReadOnlyList<long>> ReturnedAsync(DbSession session, IReadOnlyList<long> articleIds) => articleIds.Count == 0
        ? Task.FromResult<IReadOnlyList<long>>([])
        : session.QueryAsync<long>(
            $"select article_id from article_works where article_id {session.Dialect.InIds} and state = 'draft' and {ArticleEventStore.WasReturned("article_works.article_id")}",
            new { ids = articleIds.ToArray() });

    /// <summary>Published in a hurry, the oldest first.</summary>
    public static Task<IReadOnlyList<ArticleWork>> PublishedInAHurryAsync(DbSession session) => session.QueryAsync<ArticleWork>(
        $"select {Columns} from article_works where state = 'published' and urgent order by updated_ms, article_id");

    /// <summary>Others of the same title that are still on their way to readers, the newest change first.</summary>
    public Task<IReadOnlyList<ArticleWork>> SameTitleAsync(long articleId, string title, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ArticleWork>(
            $"""
            select {Columns} from article_works
            where title = @title and article_id <> @articleId and state not in ('published', 'withdrawn', 'deleted')
            order by updated_ms desc, article_id desc limit @limit
            """,
            new { articleId, title, limit }),
        cancellation);

    /// <summary>What the filter lets through: the urgent that wait, then by the newest change.</summary>
    public Task<IReadOnlyList<ArticleWork>> ListAsync(ArticleWorkFilter filter, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ArticleWork>(
            $"""
            select {Columns} from article_works
            where {string.Join(" and ", Conditions(filter, session.Dialect))}
            order by queue_rank desc, updated_ms desc, article_id desc limit @limit
            """,
            new
            {
                ids = filter.BoardIds?.ToArray() ?? [],
                states = filter.States?.ToArray() ?? [],
                holders = filter.MayHoldWords?.ToArray() ?? [],
                writer = filter.WriterId,
                articles = filter.ArticleIds?.ToArray() ?? [],
                kind = filter.Kind,
                pattern = LikePattern.HoldingLower(filter.Words ?? ""),
                person = LikePattern.HoldingLower(filter.Person ?? ""),
                from = filter.ChangedFromMs,
                before = filter.ChangedBeforeMs,
                rank = filter.After?.QueueRank,
                updated = filter.After?.UpdatedMs,
                id = filter.After?.ArticleId,
                limit,
            }),
        cancellation);

    // Found once for the whole list. What is at work is read as it stands: far fewer than what readers see, and the oldest of it is left out.
    private static string InText(SqlDialect dialect) =>
        $"""
        {ArticleStore.HoldingWords(dialect)}
        union all
        {ArticleVersionStore.HeadsHoldingWords(dialect, $"select article_id, head_version from article_works where state not in ('published', 'deleted') order by updated_ms desc limit {MostReadAtWork}")}
        """;

    private static IEnumerable<string> Conditions(ArticleWorkFilter filter, SqlDialect dialect) =>
        new (bool Asked, string Text)[]
        {
            (filter.States is null, "state <> 'deleted'"),
            (filter.States is not null, $"state {dialect.In("@states")}"),
            (filter.WriterId is not null, "writer_id = @writer"),
            (filter.ArticleIds is not null, $"article_id {dialect.In("@articles")}"),
            (filter.Returned, $"state = 'draft' and {ArticleEventStore.WasReturned("article_works.article_id")}"),
            (filter.BoardIds is not null, $"board_id {dialect.InIds}"),
            (filter.Kind is not null, "kind = @kind"),
            (filter.Words is not null && filter.MayHoldWords is null, InTitle),
            (filter.Words is not null && filter.MayHoldWords is not null, $"({InTitle} or article_id in ({InText(dialect)}))"),
            (filter.Person is not null, "(lower(writer_name) like @person escape '\\' or lower(last_editor_name) like @person escape '\\')"),
            (filter.ChangedFromMs is not null, "updated_ms >= @from"),
            (filter.ChangedBeforeMs is not null, "updated_ms < @before"),
            (filter.Urgent, "urgent"),
            (filter.After is not null, "(queue_rank, updated_ms, article_id) < (@rank, @updated, @id)"),
        }.Where(static condition => condition.Asked).Select(static condition => condition.Text);
}
