using Dapper;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>All SQL of the tables <c>publications</c> and <c>publication_articles</c>.</summary>
public sealed class PublicationStore(Database database)
{
    private const string Columns =
        """
        id, account, state, revision, title, content_hash, author_id, author_name, approved_by, approved_name, approved_ms, approved_hash,
        pinned, link_footnotes, media_id, publish_id, we_chat_article_id, article_urls, error_code, attention, started_ms, next_step_ms, looks, published_ms, created_ms, updated_ms
        """;

    /// <summary>Reads the publication and keeps it from everybody else until the end of the transaction.</summary>
    public static Task<Publication?> TakeAsync(DbSession session, long id) => session.FirstOrDefaultAsync<Publication>(
        $"update publications set revision = revision where id = @id returning {Columns}", new { id });

    public static Task<Publication?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<Publication>($"select {Columns} from publications where id = @id", new { id });

    public Task<Publication?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, id), cancellation);

    /// <summary>The publication of WeChat's job; null when nobody knows the job yet.</summary>
    public static Task<Publication?> OfJobAsync(DbSession session, string account, string publishId) => session.FirstOrDefaultAsync<Publication>(
        $"select {Columns} from publications where account = @account and publish_id = @publishId", new { account, publishId });

    public static async Task<Publication> InsertAsync(DbSession session, Publication publication) => (await session.FirstOrDefaultAsync<Publication>(
        $"""
        insert into publications (account, state, revision, title, content_hash, link_footnotes, author_id, author_name, created_ms, updated_ms)
        values (@Account, @State, @Revision, @Title, @ContentHash, @LinkFootnotes, @AuthorId, @AuthorName, @CreatedMs, @UpdatedMs)
        returning {Columns}
        """,
        publication))!;

    /// <summary>Writes a publication over the one it was made from; its revision grows by one.</summary>
    /// <returns>Null when it is no longer what it was.</returns>
    public static Task<Publication?> MoveAsync(DbSession session, Publication from, Publication to)
    {
        var parameters = new DynamicParameters(to);
        parameters.Add("FromState", from.State);
        parameters.Add("FromRevision", from.Revision);
        return session.FirstOrDefaultAsync<Publication>(
            $"""
            update publications set
                account = @Account, state = @State, revision = revision + 1, title = @Title, content_hash = @ContentHash,
                approved_by = @ApprovedBy, approved_name = @ApprovedName, approved_ms = @ApprovedMs, approved_hash = @ApprovedHash,
                pinned = @Pinned, link_footnotes = @LinkFootnotes, media_id = @MediaId, publish_id = @PublishId, we_chat_article_id = @WeChatArticleId, article_urls = @ArticleUrls,
                error_code = @ErrorCode, attention = @Attention, started_ms = @StartedMs, next_step_ms = @NextStepMs, looks = @Looks,
                published_ms = @PublishedMs, updated_ms = @UpdatedMs
            where id = @Id and state = @FromState and revision = @FromRevision
            returning {Columns}
            """,
            parameters);
    }

    /// <summary>Those at WeChat, or perhaps there, at which to look by now; among them those whose end a report contradicts.</summary>
    public Task<IReadOnlyList<Publication>> DueAsync(long nowMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Publication>(
            $"""
            select {Columns} from publications
            where (state in ('{PublicationState.Publishing}', '{PublicationState.Unknown}') or (state in ('{PublicationState.Published}', '{PublicationState.Failed}') and publish_id <> '')) and next_step_ms <= @nowMs
            order by next_step_ms, id limit @limit
            """,
            new { nowMs, limit }),
        cancellation);

    /// <summary>Which articles this product published as these posts, by the post and the position in it, from 1.</summary>
    /// <param name="posts">As WeChat calls them.</param>
    public Task<IReadOnlyDictionary<(string Post, int Position), long>> OwnAsync(string account, IReadOnlyList<string> posts, CancellationToken cancellation) => database.ReadAsync<IReadOnlyDictionary<(string Post, int Position), long>>(
        async session =>
        {
            var own = new Dictionary<(string Post, int Position), long>();
            foreach (var publication in posts.Count == 0 ? [] : await session.QueryAsync<Publication>(
                $"select {Columns} from publications where account = @account and we_chat_article_id {session.Dialect.InIds}", new { account, ids = posts.ToArray() }))
            {
                foreach (var (index, article) in (await ArticlesAsync(session, publication.Id)).Index())
                {
                    own[(publication.WeChatArticleId, index + 1)] = article.ArticleId;
                }
            }

            return own;
        },
        cancellation);

    /// <summary>Has those whose job nobody knows looked at anew: WeChat reported something.</summary>
    public static Task HurryAsync(DbSession session, string account, long nowMs) => session.ExecuteAsync(
        $"update publications set next_step_ms = @nowMs where account = @account and state = '{PublicationState.Unknown}' and publish_id = ''", new { account, nowMs });

    /// <summary>Those that rely on an approval that a change of an article would void.</summary>
    public Task<IReadOnlyList<long>> RelyingAsync(CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<long>($"select id from publications where state in ('{PublicationState.PendingApproval}', '{PublicationState.Approved}', '{PublicationState.Failed}') order by id"), cancellation);

    /// <summary>The newest first.</summary>
    /// <param name="account">Null for all.</param>
    /// <param name="state">Null for all.</param>
    /// <param name="words">That the title holds; null for all.</param>
    /// <param name="beforeId">Only older ones.</param>
    public Task<IReadOnlyList<Publication>> ListAsync(string? account, string? state, string? words, long? beforeId, int limit, CancellationToken cancellation) =>
        database.ReadAsync(
            session => session.QueryAsync<Publication>(
                $"""
                select {Columns} from publications
                where id < @beforeId {(account is null ? "" : "and account = @account")} {(state is null ? "" : "and state = @state")}
                    {(words is null ? "" : "and lower(title) like @pattern escape '\\'")}
                order by id desc limit @limit
                """,
                new { account, state, pattern = LikePattern.HoldingLower(words ?? ""), beforeId = beforeId ?? long.MaxValue, limit }),
            cancellation);

    /// <summary>Drafts that one person began, the newest first.</summary>
    public Task<IReadOnlyList<Publication>> DraftsOfAsync(long authorId, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Publication>(
            $"select {Columns} from publications where state = '{PublicationState.Draft}' and author_id = @authorId order by id desc limit @limit", new { authorId, limit }),
        cancellation);

    /// <summary>Those of the articles that a publication carries which relies on an approval, or will, or is on its way: another version would void it.</summary>
    public static Task<IReadOnlyList<long>> PromisedAsync(DbSession session, IReadOnlyList<long> articleIds) => session.QueryAsync<long>(
        $"""
        select publication_articles.article_id from publication_articles join publications on publications.id = publication_articles.publication_id
        where publication_articles.article_id {session.Dialect.InIds}
            and publications.state in ('{PublicationState.PendingApproval}', '{PublicationState.Approved}', '{PublicationState.Publishing}', '{PublicationState.Unknown}')
        """,
        new { ids = articleIds.ToArray() });

    public static Task<IReadOnlyList<ChosenArticle>> ArticlesAsync(DbSession session, long publicationId) => session.QueryAsync<ChosenArticle>(
        """
        select article_id, version, content_hash, title from publication_articles
        where publication_id = @publicationId order by position
        """,
        new { publicationId });

    /// <summary>Puts these articles in the place of those it has.</summary>
    public static async Task SetArticlesAsync(DbSession session, long publicationId, IEnumerable<ChosenArticle> articles)
    {
        await session.ExecuteAsync("delete from publication_articles where publication_id = @publicationId", new { publicationId });
        await session.ExecuteAsync(
            """
            insert into publication_articles (publication_id, position, article_id, version, content_hash, title)
            values (@publicationId, @position, @ArticleId, @Version, @ContentHash, @Title)
            """,
            articles.Select((article, position) => new { publicationId, position, article.ArticleId, article.Version, article.ContentHash, article.Title }));
    }
}
