using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles.Works;

/// <summary>All SQL of the table <c>article_events</c>: it is added to and read, nothing else.</summary>
public sealed class ArticleEventStore(Database database)
{
    private const string Columns =
        "article_id, at_ms, action, stage, version, content_hash, round, comment, operator_id, operator_name, address, details";

    public static Task AddAsync(DbSession session, ArticleEvent happened) => AddAsync(session, [happened]);

    /// <summary>Many at once: quicker than one by one.</summary>
    public static Task AddAsync(DbSession session, IEnumerable<ArticleEvent> happened) => session.ExecuteAsync(
        $"""
        insert into article_events ({Columns}) values (
            @ArticleId, @AtMs, @Action, @Stage, @Version, @ContentHash, @Round, @Comment, @OperatorId, @OperatorName, @Address, @Details)
        """,
        happened);

    /// <summary>Everything that happened to an article, in its order.</summary>
    public static Task<IReadOnlyList<ArticleEvent>> ListAsync(DbSession session, long articleId) => session.QueryAsync<ArticleEvent>(
        $"select id, {Columns} from article_events where article_id = @articleId order by id", new { articleId });

    /// <summary>The same for many articles at once.</summary>
    public static Task<IReadOnlyList<ArticleEvent>> ListAsync(DbSession session, IReadOnlyList<long> articleIds) => session.QueryAsync<ArticleEvent>(
        $"select id, {Columns} from article_events where article_id {session.Dialect.InIds} order by id", new { ids = articleIds.ToArray() });

    /// <summary>A condition for queries of other tables: that the last thing that happened to an article besides being written was to be given back.</summary>
    /// <param name="articleId">The id of an article as SQL names it.</param>
    internal static string WasReturned(string articleId) =>
        $"""
        (select action from article_events where article_events.article_id = {articleId} and action not in ('{ArticleEventKind.Edit}', '{ArticleEventKind.Lock}', '{ArticleEventKind.Unlock}', '{ArticleEventKind.TakeOver}')
            order by id desc limit 1) in ('{ArticleEventKind.Reject}', '{ArticleEventKind.SendBack}')
        """;

    /// <summary>Those of the articles that were published with more to confirm afterwards than was confirmed.</summary>
    public static Task<IReadOnlyList<long>> UnconfirmedAsync(DbSession session, IReadOnlyList<long> articleIds) => session.QueryAsync<long>(
        $"""
        select asked.article_id from article_events as asked
        where asked.article_id {session.Dialect.InIds} and asked.action in ('submit', 'approve') and asked.details like '%"confirmAfterwards":%'
            and exists (
                select 1 from article_events as published
                where published.article_id = asked.article_id and published.action = 'publish' and published.round = asked.round)
        group by asked.article_id
        having sum({session.Dialect.ItemsOf("asked.details", "confirmAfterwards")}) > (
            select count(*) from article_events as confirmed where confirmed.article_id = asked.article_id and confirmed.action = 'confirm')
        """,
        new { ids = articleIds.ToArray() });

    public Task<IReadOnlyList<ArticleEvent>> ListAsync(long articleId, CancellationToken cancellation) =>
        database.ReadAsync(session => ListAsync(session, articleId), cancellation);
}
