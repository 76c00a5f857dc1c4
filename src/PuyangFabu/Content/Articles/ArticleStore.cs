using System.Globalization;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles;

/// <summary>All SQL of the tables <c>articles</c>, the public faces, and <c>article_boards</c>, where published ones are listed besides their own board.</summary>
public sealed class ArticleStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private static readonly string[] ContentColumns =
    [
        "board_id", "further_board_ids", "title", "subtitle", "digest", "body_source", "body_format", "body_html", "body_text", "cover_url", "cover_crop_wide", "cover_crop_square", "cover_alt",
        "author", "editor", "source", "source_url", "original_title", "original_author", "keywords", "kind", "validity", "ai_assisted",
        "sample", "attachments", "topic", "corrections", "content_hash",
    ];

    private static readonly string ContentNames = string.Join(", ", ContentColumns);
    private static readonly string Columns =
        $"id, external_id, {ContentNames}, status, revision, published_ms, withdrawn_ms, withdrawn_note, created_ms, updated_ms";

    private static readonly string ContentParameters = string.Join(", ", ContentColumns.Select(Parameter));
    private static readonly string ContentFromExcluded = string.Join(", ", ContentColumns.Select(static column => $"{column} = excluded.{column}"));
    private static readonly string ContentFromParameters = string.Join(", ", ContentColumns.Select(static column => $"{column} = {Parameter(column)}"));

    private const string HeadlineColumns = "id, board_id, title, digest, cover_url, cover_crop_wide, sample, published_ms";
    /// <summary>An import refuses a time in the future; a row of an older version, or of a machine whose clock ran ahead, may have one.</summary>
    private const string Shown = "status = 'published' and published_ms <= @now";
    internal const string ShownTopic = $"select 1 from articles where id = article_id and topic <> '' and {Shown}";

    public Task<Article?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => session.FirstOrDefaultAsync<Article>($"select {Columns} from articles where id = @id", new { id }), cancellation);

    /// <summary>The newest published articles of the given boards, newest first; none before its time, as in all lists here.</summary>
    public async Task<IReadOnlyList<ArticleHeadline>> NewestAsync(IReadOnlyList<long> boardIds, int skip, int take, CancellationToken cancellation) =>
        boardIds.Count == 0 ? [] : await database.ReadAsync(
            session => session.QueryAsync<ArticleHeadline>(
                $"""
                select {HeadlineColumns} from articles
                where id in (
                    select id from ({NewestOfEach(boardIds)}) as newest
                    order by published_ms desc, id desc limit @take offset @skip)
                order by published_ms desc, id desc
                """,
                new { reach = (long)skip + take, skip, take, now = clock.NowMs() }),
            cancellation);

    /// <summary>When the first of the articles appears that are published and whose time is still to come, UTC milliseconds; null for none.</summary>
    public Task<long?> NextAppearanceAsync(CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long?>("select min(published_ms) from articles where status = 'published' and published_ms > @now", new { now = clock.NowMs() }), cancellation);

    /// <summary>How many published articles the boards list, each counted once.</summary>
    public async Task<long> CountAsync(IReadOnlyList<long> boardIds, CancellationToken cancellation) => (await CountsAsync([boardIds], cancellation))[0];

    /// <summary>The same for several groups of boards, in their order: one statement, each group down its own index.</summary>
    public Task<IReadOnlyList<long>> CountsAsync(IReadOnlyList<IReadOnlyList<long>> groups, CancellationToken cancellation) => OfEachAsync(groups, static ids =>
        $"(select count(*) from articles where {Shown} and board_id in ({ids})) + (select count(distinct listed.article_id) from article_boards as listed join articles on articles.id = listed.article_id "
        + $"where listed.board_id in ({ids}) and listed.published_ms <= @now and articles.board_id not in ({ids}))", cancellation);

    /// <summary>When each board last got a published article, UTC milliseconds; 0 for one that has none.</summary>
    public Task<IReadOnlyList<long>> NewestTimesAsync(IReadOnlyList<long> boardIds, CancellationToken cancellation) => OfEachAsync([.. boardIds.Select(static id => new[] { id })], static id =>
        $"(select coalesce(max(published_ms), 0) from (select max(published_ms) as published_ms from articles where {Shown} and board_id = {id} "
        + $"union all select max(published_ms) from article_boards where published_ms <= @now and board_id = {id}) as newest)", cancellation);

    private async Task<IReadOnlyList<long>> OfEachAsync(IReadOnlyList<IReadOnlyList<long>> groups, Func<string, string> number, CancellationToken cancellation) => groups.Count == 0 ? [] : await database.ReadAsync(
        session => session.QueryAsync<long>(
            $"select number from ({string.Join(" union all ", groups.Index().Select(group => $"select {group.Index} as place, {number(string.Join(',', group.Item.DefaultIfEmpty(0)))} as number"))}) as numbers order by place",
            new { now = clock.NowMs() }),
        cancellation);

    /// <summary>Articles in any state whose public face is in a board, as their own or as a further one.</summary>
    public static Task<long> CountInAsync(DbSession session, long boardId) => session.ScalarAsync<long>(
        "select count(*) from articles where board_id = @boardId or id in (select article_id from article_boards where board_id = @boardId)", new { boardId });

    /// <summary>The published ones among the ids, in the order of the ids.</summary>
    public async Task<IReadOnlyList<ArticleHeadline>> HeadlinesAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        // The coalesce keeps SQLite from walking its index of all published articles (41 ms instead of 0.1 ms beside 100,000).
        IReadOnlyList<ArticleHeadline> rows = ids.Count == 0 ? [] : await database.ReadAsync(
            session => session.QueryAsync<ArticleHeadline>(
                $"select {HeadlineColumns} from articles where coalesce(status, '') = 'published' and published_ms <= @now and id {session.Dialect.InIds}", new { ids = ids.ToArray(), now = clock.NowMs() }),
            cancellation);
        var byId = rows.ToDictionary(static row => row.Id);
        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>Ids of published articles whose title holds the words, newest first: the plain search while there is no index.</summary>
    public Task<IReadOnlyList<long>> WithTitleContainingAsync(string words, int skip, int take, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<long>(
            $@"select id from articles where {Shown} and lower(title) like @pattern escape '\' order by published_ms desc, id desc limit @take offset @skip",
            new { pattern = LikePattern.HoldingLower(words), skip, take, now = clock.NowMs() }), cancellation);

    /// <summary>A query for the ids of those among <c>@holders</c> whose text holds <c>@pattern</c>, for queries of other tables.</summary>
    internal static string HoldingWords(SqlDialect dialect) => $@"select id from articles where id {dialect.In("@holders")} and lower(body_text) like @pattern escape '\'";

    /// <summary>Articles in any state with an id above the given one, by id; of one board alone where it is given, for the search index and the export.</summary>
    public Task<IReadOnlyList<Article>> AfterAsync(long id, int limit, CancellationToken cancellation, long? boardId = null) => database.ReadAsync(session => AfterAsync(session, id, limit, boardId), cancellation);

    /// <inheritdoc cref="AfterAsync(long, int, CancellationToken, long?)"/>
    public static Task<IReadOnlyList<Article>> AfterAsync(DbSession session, long id, int limit, long? boardId) => session.QueryAsync<Article>(
        $"select {Columns} from articles where id > @id {(boardId is null ? "" : "and board_id = @boardId")} order by id limit @limit", new { id, limit, boardId });

    /// <summary>Articles in any state by their ids, in no order.</summary>
    public Task<IReadOnlyList<Article>> ByIdsAsync(IReadOnlyList<long> ids, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Article>($"select {Columns} from articles where id {session.Dialect.InIds}", new { ids = ids.ToArray() }), cancellation);

    /// <summary>What topics need to know of articles in any state, by their ids, in no order.</summary>
    public Task<IReadOnlyList<TopicFace>> TopicFacesAsync(IReadOnlyList<long> ids, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<TopicFace>($"select id, external_id, title, status, topic from articles where id {session.Dialect.InIds}", new { ids = ids.ToArray() }), cancellation);

    /// <summary>The names of articles in any state by their external ids, in no order.</summary>
    public Task<IReadOnlyList<ArticleName>> NamedAsync(IReadOnlyList<string> externalIds, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ArticleName>($"select id, external_id, title, status from articles where external_id {session.Dialect.InIds}", new { ids = externalIds.ToArray() }), cancellation);

    public Task<bool> AnyAsync(CancellationToken cancellation) => database.ReadAsync(AnyAsync, cancellation);

    public static async Task<bool> AnyAsync(DbSession session) => await session.ScalarAsync<long>("select count(*) from (select 1 from articles limit 1) as some_article") > 0;

    /// <summary>
    /// Writes articles in one transaction. One with a known <see cref="Article.ExternalId"/> replaces what was there,
    /// unless it is just so, was withdrawn, or is in the editors' hands; one without is new and gets an id of its own, so
    /// that an export can be imported again. One without a time of publication keeps what it had or gets the present.
    /// </summary>
    /// <param name="record">What else belongs to it, in the same transaction.</param>
    /// <returns>What each came to, in their order.</returns>
    public Task<IReadOnlyList<ArticleWrite>> UpsertAsync(
        IReadOnlyList<Article> articles, CancellationToken cancellation, Func<DbSession, IReadOnlyList<ArticleWrite>, Task>? record = null) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            IReadOnlyList<ArticleWrite> outcomes = [.. (await UpsertAsync(session, articles)).Select(static written => written.Outcome)];
            await (record?.Invoke(session, outcomes) ?? Task.CompletedTask);
            return outcomes;
        },
        cancellation);

    /// <summary>Writes articles inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>What each came to, in their order, and the ids of those that were written.</returns>
    public async Task<IReadOnlyList<(ArticleWrite Outcome, long Id)>> UpsertAsync(DbSession session, IReadOnlyList<Article> articles, Arrival? arrival = null)
    {
        var (written, fresh) = (new List<(ArticleWrite, long)>(articles.Count), new List<Article>(articles.Count));
        foreach (var article in articles)
        {
            var (outcome, face) = await UpsertFaceAsync(session, article);
            written.Add((outcome, face.Id));
            if (outcome == ArticleWrite.Inserted)
            {
                fresh.Add(face);
            }
            else if (outcome == ArticleWrite.Updated)
            {
                // It may be one of the fresh ones again.
                await FollowAsync(session, fresh, arrival);
                fresh.Clear();
                await FollowAsync(session, [ArticleVersion.Imported(face, await ArticleWorkStore.TakeOverAsync(session, face, arrival), arrival)], arrival);
            }
        }

        await FollowAsync(session, fresh, arrival);
        return written;
    }

    private async Task<(ArticleWrite Outcome, Article Face)> UpsertFaceAsync(DbSession session, Article article)
    {
        var now = clock.NowMs();
        article = article with { ExternalId = article.ExternalId ?? NewExternalId(clock), CreatedMs = now, UpdatedMs = now };
        var row = await session.FirstOrDefaultAsync<ArticleFaceRow>(
            $"""
            insert into articles (external_id, status, published_ms, created_ms, updated_ms, {ContentNames})
            values (
                @ExternalId, @Status, coalesce(@PublishedMs, case when @Status = 'published' then @CreatedMs end), @CreatedMs, @UpdatedMs,
                {ContentParameters})
            on conflict (external_id) do update set
                {ContentFromExcluded}, status = excluded.status, updated_ms = excluded.updated_ms, revision = articles.revision + 1,
                published_ms = coalesce(@PublishedMs, articles.published_ms, excluded.published_ms)
            where articles.status = 'published' and not articles.in_work and (
                articles.content_hash <> excluded.content_hash or articles.status <> excluded.status
                or coalesce(@PublishedMs, articles.published_ms) is distinct from articles.published_ms)
            returning id, revision, published_ms
            """,
            article);
        if (row is null)
        {
            return (await LeftAloneAsync(session, article), article);
        }

        article = article with { Id = row.Id, PublishedMs = row.PublishedMs };
        if (row.Revision > 1 || article.FurtherBoardIds.Length + article.Attachments.Length + article.Topic.Length > 0)
        {
            await ListAsync(session, article);
        }

        return (row.Revision == 1 ? ArticleWrite.Inserted : ArticleWrite.Updated, article);
    }

    private async Task FollowAsync(DbSession session, List<Article> fresh, Arrival? arrival)
    {
        await ArticleWorkStore.BeginAsync(session, fresh, arrival);
        await FollowAsync(session, [.. fresh.Select(face => ArticleVersion.Imported(face, 1, arrival))], arrival);
    }

    // One statement for many: a third of an import's time.
    private async Task FollowAsync(DbSession session, IReadOnlyList<ArticleVersion> versions, Arrival? arrival)
    {
        await ArticleVersionStore.AddAsync(session, versions);
        await ArticleEventStore.AddAsync(session, versions.Select(version => ArticleEvent.Imported(version, arrival ?? Arrival.Import)));
        await changes.RecordAsync(session, ContentKind.Article, versions.Select(static version => version.ArticleId));
    }

    /// <summary>Makes the face of an article that editors begin: an id and a name, nothing to be read.</summary>
    /// <param name="externalId">Null to be given one.</param>
    /// <returns>Its id, or null when another article has the external id.</returns>
    public static Task<long?> ReserveAsync(DbSession session, string? externalId, long boardId, TimeProvider clock) =>
        session.FirstOrDefaultAsync<long?>(
            """
            insert into articles (external_id, board_id, title, status, content_hash, created_ms, updated_ms)
            values (@externalId, @boardId, '', 'draft', '', @now, @now)
            on conflict (external_id) do nothing
            returning id
            """,
            new { externalId = externalId ?? NewExternalId(clock), boardId, now = clock.NowMs() });

    /// <returns>The article of an external id; null when there is none.</returns>
    public static Task<long?> IdOfAsync(DbSession session, string externalId) => session.FirstOrDefaultAsync<long?>("select id from articles where external_id = @externalId", new { externalId });

    /// <summary>Keeps imports from an article that editors began to change, inside a transaction opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    public static Task TakeIntoWorkAsync(DbSession session, long id) => session.ExecuteAsync("update articles set in_work = true where id = @id", new { id });

    /// <summary>
    /// Shows the content to readers, inside a transaction opened with <see cref="ContentChangeStore.BeginAsync"/>. A new
    /// version of what they see already keeps its time.
    /// </summary>
    /// <returns>The time of publication that readers see.</returns>
    public async Task<long> PublishAsync(DbSession session, Article article)
    {
        var row = (await session.FirstOrDefaultAsync<ArticleFaceRow>(
            $"""
            update articles set
                {ContentFromParameters}, status = 'published', in_work = true, withdrawn_ms = null, withdrawn_note = '',
                published_ms = coalesce(@PublishedMs, case when status = 'published' then published_ms end, @UpdatedMs),
                updated_ms = @UpdatedMs, revision = revision + 1
            where id = @Id
            returning id, revision, published_ms
            """,
            article with { UpdatedMs = clock.NowMs() }))!;
        await ListAsync(session, article with { PublishedMs = row.PublishedMs });
        await changes.RecordAsync(session, ContentKind.Article, [article.Id]);
        return row.PublishedMs!.Value;
    }

    /// <summary>Takes the article from readers, inside a transaction opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="note">What its page says about it from now on.</param>
    public async Task WithdrawAsync(DbSession session, long id, string note)
    {
        await session.ExecuteAsync(
            "update articles set status = 'withdrawn', withdrawn_ms = @now, withdrawn_note = @note, updated_ms = @now, revision = revision + 1 where id = @id",
            new { id, note, now = clock.NowMs() });
        await session.ExecuteAsync("delete from article_boards where article_id = @id", new { id });
        await changes.RecordAsync(session, ContentKind.Article, [id]);
    }

    private static async Task ListAsync(DbSession session, Article article)
    {
        await ArticleAttachmentStore.ListAsync(session, article);
        await TopicStore.ListAsync(session, article);
        await session.ExecuteAsync("delete from article_boards where article_id = @Id", article);
        await session.ExecuteAsync(
            "insert into article_boards (article_id, board_id, published_ms) values (@Id, @boardId, @PublishedMs)",
            BoardIds.Read(article.FurtherBoardIds).Select(boardId => new { article.Id, boardId, article.PublishedMs }).ToList());
    }

    // A walk down the index of each board: asked for all of them at once, a database reads through every article of the
    // busy boards to find the few of a quiet one (110 ms instead of 0.05 ms beside a board of 100,000). "union", because an
    // article may stand on several of the boards.
    private static string NewestOfEach(IReadOnlyList<long> boardIds) => string.Join(
        " union ",
        boardIds.Select(static id => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            select id, published_ms from (
                select id, published_ms from articles where board_id = {id} and {Shown}
                order by published_ms desc, id desc limit @reach) as board_{id}
            union
            select id, published_ms from (
                select article_id as id, published_ms from article_boards where board_id = {id} and published_ms <= @now
                order by published_ms desc, article_id desc limit @reach) as listed_{id}
            """)));

    private static async Task<ArticleWrite> LeftAloneAsync(DbSession session, Article article)
    {
        var face = (await session.FirstOrDefaultAsync<ArticleFaceRow>("select id, revision, status, content_hash from articles where external_id = @ExternalId", article))!;
        return face.Status == ArticleStatus.Withdrawn ? ArticleWrite.Withdrawn
            : face.Status == ArticleStatus.Published && face.ContentHash == article.ContentHash ? ArticleWrite.Unchanged : ArticleWrite.InWork;
    }

    private static string NewExternalId(TimeProvider clock) => $"puyangfabu-{Guid.CreateVersion7(clock.GetUtcNow()):n}";

    private static string Parameter(string column) => "@" + string.Concat(column.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
