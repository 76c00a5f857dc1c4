using Dapper;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>All SQL of the tables <c>broadcasts</c> and <c>broadcast_articles</c>.</summary>
public sealed class BroadcastStore(Database database)
{
    private const string Columns =
        """
        id, account, state, revision, kind, title, text_content, image_name, audience, tag_id, recipients, people, send_ignore_reprint,
        link_footnotes, send_when_approved, content_hash, scheduled_ms, author_id, author_name, approved_by, approved_name, approved_ms,
        approved_hash, pinned, preview_media_id, preview_hash, attention, sent_ms, acknowledged_ms, created_ms, updated_ms
        """;

    /// <summary>Reads the broadcast and keeps it from everybody else until the end of the transaction.</summary>
    public static Task<Broadcast?> TakeAsync(DbSession session, long id) => session.FirstOrDefaultAsync<Broadcast>(
        $"update broadcasts set revision = revision where id = @id returning {Columns}", new { id });

    public static Task<Broadcast?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<Broadcast>($"select {Columns} from broadcasts where id = @id", new { id });

    public Task<Broadcast?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, id), cancellation);

    /// <returns>The new id.</returns>
    public static Task<long> InsertAsync(DbSession session, Broadcast broadcast) => session.ScalarAsync<long>(
        """
        insert into broadcasts (
            account, state, revision, kind, title, text_content, image_name, audience, tag_id, recipients, send_ignore_reprint, link_footnotes,
            send_when_approved, content_hash, scheduled_ms, author_id, author_name, created_ms, updated_ms)
        values (
            @Account, @State, @Revision, @Kind, @Title, @TextContent, @ImageName, @Audience, @TagId, @Recipients, @SendIgnoreReprint, @LinkFootnotes,
            @SendWhenApproved, @ContentHash, @ScheduledMs, @AuthorId, @AuthorName, @CreatedMs, @UpdatedMs)
        returning id
        """,
        broadcast);

    /// <summary>Writes a broadcast over the one it was made from; its revision grows by one.</summary>
    /// <returns>Null when it is no longer what it was.</returns>
    public static Task<Broadcast?> MoveAsync(DbSession session, Broadcast from, Broadcast to)
    {
        var parameters = new DynamicParameters(to);
        parameters.Add("FromState", from.State);
        parameters.Add("FromRevision", from.Revision);
        return session.FirstOrDefaultAsync<Broadcast>(
            $"""
            update broadcasts set
                state = @State, revision = revision + 1, kind = @Kind, title = @Title, text_content = @TextContent, image_name = @ImageName,
                audience = @Audience, tag_id = @TagId, recipients = @Recipients, people = @People, send_ignore_reprint = @SendIgnoreReprint,
                link_footnotes = @LinkFootnotes, send_when_approved = @SendWhenApproved, content_hash = @ContentHash, scheduled_ms = @ScheduledMs,
                approved_by = @ApprovedBy, approved_name = @ApprovedName, approved_ms = @ApprovedMs, approved_hash = @ApprovedHash,
                pinned = @Pinned, preview_media_id = @PreviewMediaId, preview_hash = @PreviewHash, attention = @Attention, sent_ms = @SentMs,
                acknowledged_ms = @AcknowledgedMs, updated_ms = @UpdatedMs
            where id = @Id and state = @FromState and revision = @FromRevision
            returning {Columns}
            """,
            parameters);
    }

    /// <summary>The newest first.</summary>
    /// <param name="state">Null for all.</param>
    /// <param name="words">That the title holds; null for all.</param>
    /// <param name="beforeId">Only older ones.</param>
    public Task<IReadOnlyList<Broadcast>> ListAsync(string? account, string? state, string? words, long? beforeId, int limit, CancellationToken cancellation) =>
        database.ReadAsync(
            session => session.QueryAsync<Broadcast>(
                $"""
                select {Columns} from broadcasts
                where id < @beforeId {(account is null ? "" : "and account = @account")} {(state is null ? "" : "and state = @state")}
                    {(words is null ? "" : "and lower(title) like @pattern escape '\\'")}
                order by id desc limit @limit
                """,
                new { account, state, pattern = LikePattern.HoldingLower(words ?? ""), beforeId = beforeId ?? long.MaxValue, limit }),
            cancellation);

    /// <summary>Drafts that one person began, the newest first.</summary>
    public Task<IReadOnlyList<Broadcast>> DraftsOfAsync(long authorId, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Broadcast>(
            $"select {Columns} from broadcasts where state = '{BroadcastState.Draft}' and author_id = @authorId order by id desc limit @limit", new { authorId, limit }),
        cancellation);

    /// <summary>Those that failed, and of which nobody said yet that he knows, the newest first.</summary>
    public Task<IReadOnlyList<Broadcast>> FailedUnseenAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Broadcast>(
            $"select {Columns} from broadcasts where state = '{BroadcastState.Failed}' and acknowledged_ms is null order by id desc limit @limit", new { limit }),
        cancellation);

    /// <summary>Ids of the last that were recalled, the newest first.</summary>
    public static Task<IReadOnlyList<long>> RecalledAsync(DbSession session, int limit) => session.QueryAsync<long>(
        $"select id from broadcasts where state in ('{BroadcastState.Recalling}', '{BroadcastState.Recalled}') order by id desc limit @limit", new { limit });

    /// <summary>Those ahead of their sending that carry an article, the newest first.</summary>
    public Task<IReadOnlyList<Broadcast>> CarryingAsync(long articleId, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Broadcast>(
            $"""
            select {Columns} from broadcasts
            where state in ('{BroadcastState.Draft}', '{BroadcastState.PendingApproval}', '{BroadcastState.Approved}', '{BroadcastState.Scheduled}')
                and id in (select broadcast_id from broadcast_articles where article_id = @articleId)
            order by id desc limit @limit
            """,
            new { articleId, limit }),
        cancellation);

    /// <summary>Those of the articles that went out since then, each with the last time, the newest first.</summary>
    /// <param name="account">Slug; null for all accounts.</param>
    public static async Task<IReadOnlyList<SentArticleRow>> SentSinceAsync(DbSession session, IReadOnlyList<long> articleIds, string? account, long sinceMs) =>
        articleIds.Count == 0 ? [] :
        [
            .. (await session.QueryAsync<SentArticleRow>(
                $"""
                select broadcast_articles.article_id, broadcast_articles.title, broadcasts.id as broadcast_id, broadcasts.sent_ms
                from broadcast_articles join broadcasts on broadcasts.id = broadcast_articles.broadcast_id
                where broadcast_articles.article_id {session.Dialect.InIds} and broadcasts.sent_ms >= @sinceMs
                    and broadcasts.state in ('{BroadcastState.Sending}', '{BroadcastState.Unknown}', '{BroadcastState.Submitted}', '{BroadcastState.Succeeded}', '{BroadcastState.Recalling}', '{BroadcastState.Recalled}')
                    {(account is null ? "" : "and broadcasts.account = @account")}
                order by broadcasts.sent_ms desc
                """,
                new { ids = articleIds.ToArray(), sinceMs, account })).DistinctBy(static row => row.ArticleId),
        ];

    /// <summary>Those of the articles that another broadcast carries which waits to be approved or to go out, the next first.</summary>
    /// <param name="account">Slug; null for all accounts.</param>
    /// <param name="exceptId">The broadcast for which this is asked; 0 for none.</param>
    public static Task<IReadOnlyList<ArticleElsewhereRow>> WaitingAsync(DbSession session, IReadOnlyList<long> articleIds, string? account, long exceptId) =>
        articleIds.Count == 0 ? Task.FromResult<IReadOnlyList<ArticleElsewhereRow>>([]) : session.QueryAsync<ArticleElsewhereRow>(
            $"""
            select broadcast_articles.article_id, broadcast_articles.title, broadcasts.id as broadcast_id, broadcasts.state, broadcasts.scheduled_ms
            from broadcast_articles join broadcasts on broadcasts.id = broadcast_articles.broadcast_id
            where broadcast_articles.article_id {session.Dialect.InIds} and broadcasts.id <> @exceptId
                and broadcasts.state in ('{BroadcastState.PendingApproval}', '{BroadcastState.Approved}', '{BroadcastState.Scheduled}')
                {(account is null ? "" : "and broadcasts.account = @account")}
            order by coalesce(broadcasts.scheduled_ms, 0), broadcasts.id
            """,
            new { ids = articleIds.ToArray(), exceptId, account });

    /// <summary>Those of the articles that a broadcast carries which relies on an approval, or will, or is on its way: another version would void it, or send something else.</summary>
    public static Task<IReadOnlyList<long>> PromisedAsync(DbSession session, IReadOnlyList<long> articleIds) => session.QueryAsync<long>(
        $"""
        select broadcast_articles.article_id from broadcast_articles join broadcasts on broadcasts.id = broadcast_articles.broadcast_id
        where broadcast_articles.article_id {session.Dialect.InIds}
            and broadcasts.state in ('{BroadcastState.PendingApproval}', '{BroadcastState.Approved}', '{BroadcastState.Scheduled}', '{BroadcastState.Sending}', '{BroadcastState.Unknown}')
        """,
        new { ids = articleIds.ToArray() });

    /// <summary>A condition for queries of other tables.</summary>
    /// <param name="id">The id of a broadcast as SQL names it.</param>
    internal static string IsOfAccount(string id) => $"exists (select 1 from broadcasts where broadcasts.id = {id} and broadcasts.account = @account)";

    /// <summary>Ids of what is to go out by now, the longest due first.</summary>
    public static Task<IReadOnlyList<long>> DueAsync(DbSession session, long nowMs) => session.QueryAsync<long>(
        $"select id from broadcasts where state = '{BroadcastState.Scheduled}' and coalesce(scheduled_ms, 0) <= @nowMs order by scheduled_ms, id", new { nowMs });

    /// <summary>When the next one is due; null when none is planned.</summary>
    public static Task<long?> NextDueAsync(DbSession session) =>
        session.FirstOrDefaultAsync<long?>($"select min(coalesce(scheduled_ms, 0)) from broadcasts where state = '{BroadcastState.Scheduled}'");

    /// <summary>How many there are in each state that any is in; read from the index alone.</summary>
    public static Task<IReadOnlyList<(string State, long Count)>> CountByStateAsync(DbSession session) =>
        session.QueryAsync<(string State, long Count)>("select state, count(*) from broadcasts group by state");

    /// <summary>Those that rely on an approval, or will, which a change of an article or a restore voids.</summary>
    public static Task<IReadOnlyList<Broadcast>> RelyingAsync(DbSession session) => session.QueryAsync<Broadcast>(
        $"select {Columns} from broadcasts where state in ('{BroadcastState.PendingApproval}', '{BroadcastState.Approved}', '{BroadcastState.Scheduled}') order by id");

    /// <summary>Sends of an account that count, or will count, against a quota of the span; what certainly was not taken counts for nothing.</summary>
    public static Task<IReadOnlyList<Broadcast>> CountingAsync(DbSession session, string account, (DateTimeOffset From, DateTimeOffset Until) span) => session.QueryAsync<Broadcast>(
        $"""
        select {Columns} from broadcasts
        where account = @account and (
            (sent_ms >= @fromMs and sent_ms < @untilMs and state in ('{BroadcastState.Sending}', '{BroadcastState.Unknown}', '{BroadcastState.Submitted}', '{BroadcastState.Succeeded}', '{BroadcastState.Failed}', '{BroadcastState.Recalling}', '{BroadcastState.Recalled}', '{BroadcastState.Cancelled}'))
            or (state = '{BroadcastState.Scheduled}' and scheduled_ms >= @fromMs and scheduled_ms < @untilMs))
            and (state not in ('{BroadcastState.Failed}', '{BroadcastState.Cancelled}') or {BroadcastPartStore.WasTried("broadcasts.id")})
        order by id
        """,
        new { account, fromMs = span.From.ToUnixTimeMilliseconds(), untilMs = span.Until.ToUnixTimeMilliseconds() });

    /// <summary>Those that need no preview any more and still have its draft at WeChat.</summary>
    public static Task<IReadOnlyList<Broadcast>> WithSparePreviewAsync(DbSession session, int limit) => session.QueryAsync<Broadcast>(
        $"""
        select {Columns} from broadcasts
        where preview_media_id <> '' and kind = '{BroadcastKind.Articles}' and state in ('{BroadcastState.Submitted}', '{BroadcastState.Succeeded}', '{BroadcastState.Cancelled}', '{BroadcastState.Recalled}')
        order by id limit @limit
        """,
        new { limit });

    /// <summary>The draft for previews; it changes nothing of what is sent, so the revision stays.</summary>
    public static Task SetPreviewAsync(DbSession session, long id, string mediaId, string hash) => session.ExecuteAsync(
        "update broadcasts set preview_media_id = @mediaId, preview_hash = @hash where id = @id", new { id, mediaId, hash });

    public static Task<IReadOnlyList<ChosenArticle>> ArticlesAsync(DbSession session, long broadcastId) => session.QueryAsync<ChosenArticle>(
        "select article_id, version, content_hash, title from broadcast_articles where broadcast_id = @broadcastId order by position",
        new { broadcastId });

    /// <summary>Those of many broadcasts at once, each in its order.</summary>
    public static async Task<IReadOnlyList<(long BroadcastId, ChosenArticle Article)>> ArticlesAsync(DbSession session, IReadOnlyList<long> broadcastIds) =>
        [.. (await session.QueryAsync<CarriedRow>(
            $"""
            select broadcast_id, article_id, version, content_hash, title from broadcast_articles
            where broadcast_id {session.Dialect.InIds} order by broadcast_id, position
            """,
            new { ids = broadcastIds.ToArray() }))
            .Select(static row => (row.BroadcastId, new ChosenArticle { ArticleId = row.ArticleId, Version = row.Version, ContentHash = row.ContentHash, Title = row.Title }))];

    /// <summary>Puts these articles in the place of those it has.</summary>
    public static async Task SetArticlesAsync(DbSession session, long broadcastId, IEnumerable<ChosenArticle> articles)
    {
        await session.ExecuteAsync("delete from broadcast_articles where broadcast_id = @broadcastId", new { broadcastId });
        await session.ExecuteAsync(
            """
            insert into broadcast_articles (broadcast_id, position, article_id, version, content_hash, title)
            values (@broadcastId, @position, @ArticleId, @Version, @ContentHash, @Title)
            """,
            articles.Select((article, position) => new { broadcastId, position, article.ArticleId, article.Version, article.ContentHash, article.Title }));
    }

    private sealed record CarriedRow
    {
        public long BroadcastId { get; init; }

        public long ArticleId { get; init; }

        public long Version { get; init; }

        public required string ContentHash { get; init; }

        public required string Title { get; init; }
    }
}
