using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles.Topics;

/// <summary>
/// All SQL of the tables <c>topic_slugs</c>, which topic has which address, and <c>topic_articles</c>, which articles the topics
/// gather that readers get. An address that readers had stays with its topic: links to it are in messages already sent.
/// </summary>
public sealed class TopicStore(Database database, TimeProvider clock)
{
    /// <summary>Gives a topic the address that its newest version names; one that readers never had becomes free.</summary>
    /// <param name="topic">As the article keeps it; empty for one that is no topic.</param>
    /// <returns>Null, or the article that has the address already.</returns>
    public static async Task<long?> ClaimAsync(DbSession session, long articleId, string topic)
    {
        var slug = TopicOutline.Read(topic)?.Slug ?? "";
        await session.ExecuteAsync("delete from topic_slugs where article_id = @articleId and not shown and slug <> @slug", new { articleId, slug });
        if (slug.Length == 0)
        {
            return null;
        }

        await session.ExecuteAsync("insert into topic_slugs (slug, article_id, shown) values (@slug, @articleId, false) on conflict (slug) do nothing", new { articleId, slug });
        var holder = await session.FirstOrDefaultAsync<long?>("select article_id from topic_slugs where slug = @slug", new { slug });
        return holder == articleId ? null : holder;
    }

    /// <summary>Writes what readers get with the article from now on. Where an import brings an address that another topic has, that one keeps it.</summary>
    public static async Task ListAsync(DbSession session, Article article)
    {
        await session.ExecuteAsync("delete from topic_articles where topic_id = @id", new { id = article.Id });
        if (TopicOutline.Read(article.Topic) is not { } outline)
        {
            return;
        }

        await session.ExecuteAsync(
            """
            insert into topic_slugs (slug, article_id, shown) values (@slug, @id, true)
            on conflict (slug) do update set shown = true where topic_slugs.article_id = excluded.article_id
            """,
            new { slug = outline.Slug, id = article.Id });
        foreach (var entry in outline.Entries.DistinctBy(static entry => entry.ExternalId))
        {
            await session.ExecuteAsync(
                "insert into topic_articles (topic_id, external_id) values (@id, @externalId)", new { id = article.Id, externalId = entry.ExternalId });
        }
    }

    /// <returns>The article whose address it is or was; null for an address that nobody has.</returns>
    public Task<long?> FindAsync(string slug, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<long?>("select article_id from topic_slugs where slug = @slug", new { slug }), cancellation);

    /// <summary>The topics, the newest first; those at work too.</summary>
    public Task<IReadOnlyList<long>> ListAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<long>("select article_id from topic_slugs group by article_id order by article_id desc limit @limit", new { limit }), cancellation);

    /// <summary>The topics that readers get at this moment, the newest first: others, however many, take no place from them.</summary>
    public Task<IReadOnlyList<long>> ShownAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<long>(
            $"""
            select distinct article_id from topic_slugs
            where shown and exists ({ArticleStore.ShownTopic})
            order by article_id desc limit @limit
            """,
            new { limit, now = clock.NowMs() }),
        cancellation);

    /// <summary>The topics that gather the article, in the form that readers get or got last, the newest first.</summary>
    public Task<IReadOnlyList<long>> HoldingAsync(string externalId, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<long>("select topic_id from topic_articles where external_id = @externalId order by topic_id desc", new { externalId }), cancellation);
}
