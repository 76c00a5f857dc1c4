using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>All SQL of the table <c>article_versions</c>: it is added to and read, nothing else.</summary>
public sealed class ArticleVersionStore(Database database)
{
    private const string Columns = "article_id, number, content, content_hash, written_by, written_name, written_ms, note";

    /// <summary>A condition on works: an operator wrote a version up to the one that readers see. For queries of that table.</summary>
    internal const string LiveOfOperators =
        "exists (select 1 from article_versions where article_versions.article_id = article_works.article_id and number <= article_works.live_version and written_by is not null)";

    /// <summary>Adds the versions unless the article has one of the number, which an import of nothing but another time asks for.</summary>
    public static Task AddAsync(DbSession session, IEnumerable<ArticleVersion> versions) => session.ExecuteAsync(
        $"""
        insert into article_versions ({Columns})
        values (@ArticleId, @Number, @Content, @ContentHash, @WrittenBy, @WrittenName, @WrittenMs, @Note)
        on conflict (article_id, number) do nothing
        """,
        versions);

    public static Task<ArticleVersion?> FindAsync(DbSession session, long articleId, long number) => session.FirstOrDefaultAsync<ArticleVersion>(
        $"select {Columns} from article_versions where article_id = @articleId and number = @number", new { articleId, number });

    /// <summary>Versions of several articles at once, in no order.</summary>
    public static async Task<IReadOnlyList<ArticleVersion>> FindAsync(DbSession session, IReadOnlyCollection<(long ArticleId, long Number)> wanted) =>
        wanted.Count == 0 ? [] : await session.QueryAsync<ArticleVersion>(
            $"select {Columns} from article_versions where (article_id, number) in (values {string.Join(", ", wanted.Select(static one => FormattableString.Invariant($"({one.ArticleId}, {one.Number})")))})");

    public Task<ArticleVersion?> FindAsync(long articleId, long number, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, articleId, number), cancellation);

    /// <summary>What articles are called in any of their versions.</summary>
    public async Task<IReadOnlyList<VersionTitle>> TitlesAsync(IReadOnlyList<long> articleIds, CancellationToken cancellation) => articleIds.Count == 0 ? [] : await database.ReadAsync(
        session => session.QueryAsync<VersionTitle>(
            $"select distinct article_id, {session.Dialect.TextOf("content", "title")} as title from article_versions where article_id {session.Dialect.InIds}", new { ids = articleIds.ToArray() }),
        cancellation);

    /// <summary>A query for the ids of those works whose newest version holds <c>@pattern</c>, for queries of other tables.</summary>
    /// <param name="works">A query that gives <c>article_id</c> and <c>head_version</c>.</param>
    internal static string HeadsHoldingWords(SqlDialect dialect, string works) =>
        $"""
        select article_versions.article_id from ({works}) as at_work
        join article_versions on article_versions.article_id = at_work.article_id and article_versions.number = at_work.head_version
        where lower({dialect.TextOf("article_versions.content", "bodySource")}) like @pattern escape '\'
        """;

    /// <summary>All versions of an article without their documents, the newest first.</summary>
    public Task<IReadOnlyList<ArticleVersion>> ListAsync(long articleId, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<ArticleVersion>(
            """
            select article_id, number, '' as content, content_hash, written_by, written_name, written_ms, note
            from article_versions where article_id = @articleId order by number desc
            """,
            new { articleId }),
        cancellation);

    /// <summary>Everyone who wrote a version after the given one: whose text it is that waits for review.</summary>
    public static Task<IReadOnlyList<long>> WritersAfterAsync(DbSession session, long articleId, long number) => session.QueryAsync<long>(
        "select distinct written_by from article_versions where article_id = @articleId and number > @number and written_by is not null",
        new { articleId, number });

    /// <summary>Who wrote at the articles, and the last version that each of them wrote.</summary>
    public static Task<IReadOnlyList<VersionWriter>> WritersAsync(DbSession session, IReadOnlyList<long> articleIds) => session.QueryAsync<VersionWriter>(
        $"""
        select article_id, written_by, max(number) as last_number from article_versions
        where article_id {session.Dialect.InIds} and written_by is not null group by article_id, written_by
        """,
        new { ids = articleIds.ToArray() });
}

/// <summary>What an article is called in one of its versions.</summary>
public sealed record VersionTitle
{
    public required long ArticleId { get; init; }

    public required string Title { get; init; }
}

/// <summary>Somebody who wrote versions of an article.</summary>
public sealed record VersionWriter
{
    public required long ArticleId { get; init; }

    public required long WrittenBy { get; init; }

    public required long LastNumber { get; init; }
}
