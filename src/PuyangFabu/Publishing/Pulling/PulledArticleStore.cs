using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling.Pictures;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>All SQL of the table <c>pulled_articles</c>.</summary>
public sealed class PulledArticleStore(Database database)
{
    // A post that the list left out and that was shown before.
    private const string Missing =
        """
        select outer_id from pulled_articles
        where account = @account and origin = 'post' and run < @run and state in ('taken', 'changed', 'own') and article_id is not null
        order by id limit 1
        """;

    private const string Acknowledge =
        "update pulled_articles set noticed_ms = null, cover_missing = false, taken_hash = seen_hash, state = case when state = 'changed' then 'taken' else state end";

    private const string PicturesDue = "pictures_ms <= @nowMs and pictures_lease_ms <= @nowMs and article_id is not null";

    private const string Columns =
        "id, account, origin, outer_id, position, article_id, url, url_key, title, state, taken_hash, seen_hash, note, cover_missing, pictures_note, run, published_ms, first_ms, noticed_ms";

    public Task<PulledArticle?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<PulledArticle>($"select {Columns} from pulled_articles where id = @id", new { id }), cancellation);

    /// <summary>What is known of one of our articles at WeChat; the newest first.</summary>
    public Task<IReadOnlyList<PulledArticle>> OfArticleAsync(long articleId, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<PulledArticle>($"select {Columns} from pulled_articles where article_id = @articleId order by id desc", new { articleId }), cancellation);

    /// <summary>Those of these posts or materials that are known.</summary>
    public async Task<IReadOnlyList<PulledArticle>> OfAsync(string account, string origin, IReadOnlyList<string> outerIds, CancellationToken cancellation) => outerIds.Count == 0 ? [] : await database.ReadAsync(
        session => session.QueryAsync<PulledArticle>(
            $"select {Columns} from pulled_articles where account = @account and origin = @origin and outer_id {session.Dialect.InIds}", new { account, origin, ids = outerIds.ToArray() }),
        cancellation);

    /// <summary>Those of these addresses that are known from elsewhere as one of our articles; a draft's is no address for readers.</summary>
    public async Task<IReadOnlyList<string>> ElsewhereAsync(string account, string origin, IReadOnlyList<string> urlKeys, CancellationToken cancellation) => urlKeys.Count == 0 ? [] : await database.ReadAsync(
        session => session.QueryAsync<string>(
            $"select url_key from pulled_articles where account = @account and origin <> @origin and origin <> 'draft' and article_id is not null and url_key <> '' and url_key {session.Dialect.InIds}", new { account, origin, ids = urlKeys.ToArray() }),
        cancellation);

    public static Task SaveAsync(DbSession session, IEnumerable<PulledArticle> rows) => session.ExecuteAsync(
        """
        insert into pulled_articles (
            account, origin, outer_id, position, article_id, url, url_key, title, state, taken_hash, seen_hash, note, cover_missing, run, published_ms, first_ms, noticed_ms)
        values (
            @Account, @Origin, @OuterId, @Position, @ArticleId, @Url, @UrlKey, @Title, @State, @TakenHash, @SeenHash, @Note, @CoverMissing, @Run, @PublishedMs, @FirstMs, @NoticedMs)
        on conflict (account, origin, outer_id, position) do update set
            article_id = excluded.article_id, url = excluded.url, url_key = excluded.url_key, title = excluded.title, state = excluded.state, taken_hash = excluded.taken_hash,
            seen_hash = excluded.seen_hash, note = excluded.note, cover_missing = excluded.cover_missing, run = excluded.run, noticed_ms = excluded.noticed_ms
        """,
        rows);

    /// <summary>A post that the list left out and that was shown before; the one known longest first.</summary>
    public Task<string?> MissingAsync(string account, long run, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<string>(Missing, new { account, run }), cancellation);

    /// <summary>Leaves the one that is missing for the next pull: the answer about it cannot be read.</summary>
    public static Task PassMissingAsync(DbSession session, string account, long run) => session.ExecuteAsync(
        $"update pulled_articles set run = @run where account = @account and origin = 'post' and outer_id = ({Missing})", new { account, run });

    /// <summary>A post is not there any more, or only some of its articles, which this pull has seen: the others are told as gone.</summary>
    /// <returns>Which of ours those are that were not told before.</returns>
    public static Task<IReadOnlyList<long>> GoneAsync(DbSession session, string account, string outerId, long run, long nowMs) => session.QueryAsync<long>(
        """
        update pulled_articles set state = 'gone', run = @run, noticed_ms = @nowMs
        where account = @account and origin = 'post' and outer_id = @outerId and run < @run and state <> 'gone' and article_id is not null
        returning article_id
        """,
        new { account, outerId, run, nowMs });

    /// <summary>Somebody knows that it is another at WeChat, or gone: what is here stays as it is.</summary>
    /// <returns>False when there was nothing to know.</returns>
    public static async Task<bool> AcknowledgeAsync(DbSession session, long id) => await session.ExecuteAsync(
        $"{Acknowledge} where id = @id and noticed_ms is not null", new { id }) == 1;

    /// <summary>Somebody knows of all that was found until a time.</summary>
    /// <param name="state">Null for all.</param>
    /// <returns>How many those are.</returns>
    public static Task<int> AcknowledgeAllAsync(DbSession session, string account, string? state, long untilMs) => session.ExecuteAsync(
        $"{Acknowledge} where account = @account and noticed_ms <= @untilMs {(state is null ? "" : "and state = @state")}", new { account, state, untilMs });

    /// <summary>The newest first.</summary>
    /// <param name="state">Null for all.</param>
    /// <param name="noticed">Only those that somebody should know of.</param>
    /// <param name="before">Only those behind this one; null for the newest.</param>
    public Task<IReadOnlyList<PulledArticle>> ListAsync(string account, string? state, bool noticed, PulledPlace? before, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<PulledArticle>(
            $"""
            select {Columns} from pulled_articles
            where account = @account and published_ms <= @publishedMs and (published_ms < @publishedMs or id > @id)
                {(state is null ? "" : "and state = @state")} {(noticed ? "and noticed_ms is not null" : "")}
            order by published_ms desc, id limit @limit
            """,
            new { account, state, publishedMs = before?.PublishedMs ?? long.MaxValue, id = before?.Id ?? 0, limit }),
        cancellation);

    /// <summary>How many somebody should know of.</summary>
    public Task<long> CountNoticedAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long>("select count(*) from pulled_articles where account = @account and noticed_ms is not null", new { account }), cancellation);

    /// <inheritdoc cref="ArticlePullDesk.NoticesAsync"/>
    public Task<PulledNotices> NoticesAsync(string account, string? state, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.FirstOrDefaultAsync<PulledNotices>(
            $"select count(*) as count, coalesce(max(noticed_ms), 0) as until_ms from pulled_articles where account = @account and noticed_ms is not null {(state is null ? "" : "and state = @state")}",
            new { account, state }))!,
        cancellation);

    /// <summary>How many posts that were shown before a pull has seen, and how many it has not.</summary>
    public Task<SeenPosts> SeenAsync(string account, long run, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.FirstOrDefaultAsync<SeenPosts>(
            """
            select count(distinct case when run >= @run then outer_id end) as seen, count(distinct case when run < @run then outer_id end) as unseen
            from pulled_articles where account = @account and origin = 'post' and state in ('taken', 'changed', 'own') and article_id is not null
            """,
            new { account, run }))!,
        cancellation);

    /// <summary>Those of our articles that came from WeChat, and that nobody here began to change.</summary>
    public static Task<IReadOnlyList<long>> TakenAsync(DbSession session, IReadOnlyList<long> articleIds) => articleIds.Count == 0
        ? Task.FromResult<IReadOnlyList<long>>([])
        : session.QueryAsync<long>(
            $"select distinct article_id from pulled_articles where article_id {session.Dialect.InIds} and state <> 'own' and article_id in ({ArticleWorkStore.AsImported})",
            new { ids = articleIds.ToArray() });

    /// <summary>What passes for published by this product itself, of some of our articles; the one known longest first.</summary>
    public async Task<IReadOnlyList<PulledArticle>> OwnAsync(string account, string origin, IReadOnlyList<long> articleIds, CancellationToken cancellation) => articleIds.Count == 0 ? [] : await database.ReadAsync(
        session => session.QueryAsync<PulledArticle>(
            $"select {Columns} from pulled_articles where account = @account and origin = @origin and state = 'own' and article_id {session.Dialect.InIds} order by id", new { account, origin, ids = articleIds.ToArray() }),
        cancellation);

    /// <summary>Where our articles are at WeChat; nothing of those that are gone, or were changed here by a review since they came from there.</summary>
    public Task<IReadOnlyList<PulledAddress>> AddressesAsync(CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<PulledAddress>(
            $"""
            select article_id, url from pulled_articles
            where article_id is not null and url <> '' and origin <> 'draft'
                and (state = 'own' or (state in ('taken', 'changed') and article_id not in ({ArticleWorkStore.Edited})))
            order by id
            """),
        cancellation);

    /// <summary>The pictures of these articles' bodies are to be looked at.</summary>
    public static Task AwaitPicturesAsync(DbSession session, IEnumerable<PulledArticle> rows, long nowMs) => session.ExecuteAsync(
        "update pulled_articles set pictures_ms = @nowMs where account = @Account and origin = @Origin and outer_id = @OuterId and position = @Position",
        rows.Select(row => new { row.Account, row.Origin, row.OuterId, row.Position, nowMs }).ToList());

    /// <summary>Whether there are pictures to look at, without a turn to write.</summary>
    public Task<bool> AnyPicturesDueAsync(long nowMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<bool>($"select exists (select 1 from pulled_articles where {PicturesDue})", new { nowMs }), cancellation);

    /// <summary>Takes the article whose pictures wait longest, unless some node is at another's: WeChat's host is asked one thing at a time.</summary>
    public Task<DuePictures?> LeasePicturesAsync(long nowMs, long untilMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.FirstOrDefaultAsync<DuePictures>(
            $"""
            update pulled_articles set pictures_lease_ms = @untilMs
            where id = (select id from pulled_articles where {PicturesDue} order by pictures_ms, id limit 1) and {PicturesDue}
                and not exists (select 1 from pulled_articles as busy where busy.pictures_ms is not null and busy.pictures_lease_ms > @nowMs)
            returning id, article_id, pictures_note
            """,
            new { nowMs, untilMs }),
        cancellation);

    /// <summary>Gives it back.</summary>
    /// <param name="nextMs">When its pictures are looked at again; null when there is nothing left to do.</param>
    /// <param name="note">What of them could not be had, in Chinese.</param>
    public static Task EndPicturesAsync(DbSession session, long id, long? nextMs, string note) => session.ExecuteAsync(
        "update pulled_articles set pictures_ms = @nextMs, pictures_lease_ms = 0, pictures_note = @note where id = @id", new { id, nextMs, note });

    /// <summary>Gives back what was leased until this time and not looked at to the end; it is due as before.</summary>
    public Task ReleasePicturesAsync(long id, long untilMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync("update pulled_articles set pictures_lease_ms = 0 where id = @id and pictures_lease_ms = @untilMs", new { id, untilMs }), cancellation);

    public Task<PictureCounts> CountPicturesAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.FirstOrDefaultAsync<PictureCounts>(
            """
            select (select count(*) from pulled_articles where account = @account and pictures_ms is not null) as waiting,
                (select min(pictures_ms) from pulled_articles where account = @account and pictures_ms is not null) as next_ms,
                (select count(*) from pulled_articles where account = @account and pictures_note <> '') as lost
            """,
            new { account }))!,
        cancellation);
}
