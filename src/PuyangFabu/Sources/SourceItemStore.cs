using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Sources;

/// <summary>All SQL of the table <c>source_items</c>.</summary>
public sealed class SourceItemStore(Database database) : IExpiringRows
{
    /// <summary>What a site has not shown for so long does not come back as something new.</summary>
    private const int KeptDays = 180;

    /// <summary>Of what one editor answers for; the drafts of longer ago were handed in or left.</summary>
    private const int MostForOne = 1000;

    /// <summary>How far apart it is written that a site still shows something: a day.</summary>
    private const long SeenEveryMs = 86_400_000;

    /// <summary>Without the text: it may be long, and lists do not show it.</summary>
    private const string Columns =
        "id, source_id, item_key, title, title_key, url, author, at_ms, dated, found_ms, seen_ms, state, next_ms, tries, note, article_id, same_as";

    /// <summary>Readers see entries of sources that are read and listed, and of no others.</summary>
    private const string Shown = $"source_id in ({NewsSourceStore.Shown})";

    /// <summary>What readers see.</summary>
    private const string ShownEntries = $"state = '{SourceItemState.Listed}' and {Shown}";

    public Task<SourceItem?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, id), cancellation);

    /// <summary>With its text.</summary>
    public static Task<SourceItem?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<SourceItem>($"select {Columns}, body from source_items where id = @id", new { id });

    /// <summary>The newest found first.</summary>
    /// <param name="sourceId">Null for all sources.</param>
    /// <param name="state">Null for all states.</param>
    /// <param name="beforeId">Only those found before this one; null for the newest.</param>
    public Task<IReadOnlyList<SourceItem>> ListAsync(long? sourceId, string? state, long? beforeId, int limit, CancellationToken cancellation)
    {
        var conditions = new (bool Asked, string Text)[]
        {
            (sourceId is not null, "source_id = @sourceId"),
            (state is not null, "state = @state"),
            (beforeId is not null, "id < @beforeId"),
        }.Where(static condition => condition.Asked).Select(static condition => condition.Text).Prepend("1 = 1");
        return database.ReadAsync(
            session => session.QueryAsync<SourceItem>(
                $"select {Columns} from source_items where {string.Join(" and ", conditions)} order by id desc limit @limit", new { sourceId, state, beforeId, limit }),
            cancellation);
    }

    /// <summary>Those with the same title as one of these on sources whose entries readers see, each behind the first.</summary>
    public Task<IReadOnlyList<SourceItem>> DoublesOfAsync(IReadOnlyCollection<long> ids, CancellationToken cancellation) => ids.Count == 0
        ? Task.FromResult<IReadOnlyList<SourceItem>>([])
        : database.ReadAsync(
            session => session.QueryAsync<SourceItem>($"select {Columns} from source_items where same_as {session.Dialect.InIds} and {Shown} order by id", new { ids = ids.ToArray() }), cancellation);

    /// <summary>Entries of 最新政务动态, the newest first.</summary>
    public Task<IReadOnlyList<SourceItem>> ListedAsync(int skip, int take, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<SourceItem>(
            $"select {Columns} from source_items where {ShownEntries} order by at_ms desc, id desc limit @take offset @skip", new { skip, take }),
        cancellation);

    public Task<long> CountListedAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.ScalarAsync<long>($"select count(*) from source_items where {ShownEntries}"), cancellation);

    /// <summary>Entries of 最新政务动态 whose titles hold the words, the newest first.</summary>
    public Task<IReadOnlyList<SourceItem>> ListedHoldingAsync(string words, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<SourceItem>(
            $@"select {Columns} from source_items where {ShownEntries} and lower(title) like @pattern escape '\' order by at_ms desc, id desc limit @limit",
            new { pattern = LikePattern.HoldingLower(words), limit }),
        cancellation);

    /// <summary>Of these keys those that are known.</summary>
    public static async Task<IReadOnlySet<string>> KnownAsync(DbSession session, long sourceId, IReadOnlyCollection<string> keys) => keys.Count == 0
        ? new HashSet<string>()
        : (await session.QueryAsync<string>(
            $"select item_key from source_items where source_id = @sourceId and item_key {session.Dialect.In("@keys")}", new { sourceId, keys = keys.ToArray() }))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether anything was ever found on a source, and is still kept.</summary>
    public static async Task<bool> HasAnyAsync(DbSession session, long sourceId) =>
        await session.FirstOrDefaultAsync<long?>("select id from source_items where source_id = @sourceId limit 1", new { sourceId }) is not null;

    /// <summary>How many of those found since this time became, or will become, a draft or an entry.</summary>
    public static Task<long> CountTakenAsync(DbSession session, long sourceId, long sinceMs) => session.ScalarAsync<long>(
        $"select count(*) from source_items where source_id = @sourceId and found_ms >= @sinceMs and state not in ('{SourceItemState.Old}', '{SourceItemState.Repeat}')",
        new { sourceId, sinceMs });

    /// <summary>Of a source's items with these titles the last found of each day of China, apart by whether the site named the day.</summary>
    public static Task<IReadOnlyList<SourceItem>> NewestOfTitlesAsync(DbSession session, long sourceId, IReadOnlyCollection<string> titles) => titles.Count == 0
        ? Task.FromResult<IReadOnlyList<SourceItem>>([])
        : session.QueryAsync<SourceItem>(
            $"""
            select {Columns} from source_items where id in (
                select max(id) from source_items where source_id = @sourceId and title {session.Dialect.In("@titles")}
                group by title, dated, (at_ms + 28800000) / 86400000)
            """,
            new { sourceId, titles = titles.ToArray() });

    /// <summary>The first one with this title around this time on another source that became something; one of which a draft is or will be before one that is only listed.</summary>
    public static Task<SourceItem?> FirstOfTitleAsync(DbSession session, long sourceId, string titleKey, long fromMs, long toMs) => session.FirstOrDefaultAsync<SourceItem>(
        $"""
        select {Columns} from source_items
        where title_key = @titleKey and at_ms between @fromMs and @toMs and source_id <> @sourceId
            and (state in ('{SourceItemState.Waiting}', '{SourceItemState.Drafted}') or (state in ('{SourceItemState.Listed}', '{SourceItemState.Hidden}') and {Shown}))
        order by case when state in ('{SourceItemState.Waiting}', '{SourceItemState.Drafted}') then 0 else 1 end, id limit 1
        """,
        new { sourceId, titleKey, fromMs, toMs });

    public static Task<long> InsertAsync(DbSession session, SourceItem item) => session.ScalarAsync<long>(
        """
        insert into source_items (source_id, item_key, title, title_key, url, author, body, at_ms, dated, found_ms, seen_ms, state, next_ms, tries, note, article_id, same_as)
        values (@SourceId, @ItemKey, @Title, @TitleKey, @Url, @Author, @Body, @AtMs, @Dated, @FoundMs, @SeenMs, @State, @NextMs, @Tries, @Note, @ArticleId, @SameAs)
        returning id
        """,
        item);

    /// <summary>Says that the site still shows them; written at most once a day.</summary>
    public static Task SeenAsync(DbSession session, long sourceId, IReadOnlyCollection<string> keys, long nowMs) => keys.Count == 0
        ? Task.CompletedTask
        : session.ExecuteAsync(
            $"update source_items set seen_ms = @nowMs where source_id = @sourceId and item_key {session.Dialect.In("@keys")} and seen_ms < @beforeMs",
            new { sourceId, keys = keys.ToArray(), nowMs, beforeMs = nowMs - SeenEveryMs });

    /// <summary>The newest articles that were made of what sources with this responsible editor have.</summary>
    public Task<IReadOnlyList<long>> ArticlesForAsync(long editorId, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<long>(
            $"""
            select article_id from source_items
            where state = '{SourceItemState.Drafted}' and article_id is not null and source_id in ({NewsSourceStore.OfEditor})
            order by id desc limit @limit
            """,
            new { editorId, limit = MostForOne }),
        cancellation);

    /// <summary>Those of which a draft is to be made now, the first found first.</summary>
    public Task<IReadOnlyList<SourceItem>> WaitingAsync(long nowMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<SourceItem>(
            $"select {Columns}, body from source_items where state = '{SourceItemState.Waiting}' and next_ms <= @nowMs order by next_ms, id limit @limit", new { nowMs, limit }),
        cancellation);

    /// <summary>When the next one is to be made; null when none waits.</summary>
    public Task<long?> NextAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.FirstOrDefaultAsync<long?>($"select next_ms from source_items where state = '{SourceItemState.Waiting}' order by next_ms limit 1"), cancellation);

    /// <summary>Takes one to make a draft of it, from everybody else until the lease ends.</summary>
    /// <returns>False when somebody else has it.</returns>
    public async Task<bool> ClaimAsync(SourceItem seen, long leaseMs, CancellationToken cancellation) => await database.WriteAsync(
        session => session.ExecuteAsync(
            $"update source_items set next_ms = @leaseMs, tries = tries + 1 where id = @Id and state = '{SourceItemState.Waiting}' and next_ms = @NextMs", new { seen.Id, seen.NextMs, leaseMs }),
        cancellation) == 1;

    /// <summary>Puts one back for another time.</summary>
    /// <param name="tries">How often it was tried in earnest.</param>
    public Task PutBackAsync(long id, long nextMs, long tries, string note, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            $"update source_items set next_ms = @nextMs, tries = @tries, note = @note where id = @id and state = '{SourceItemState.Waiting}'", new { id, nextMs, tries, note }),
        cancellation);

    /// <summary>Puts those back that nobody has taken meanwhile.</summary>
    public Task PostponeAsync(IReadOnlyCollection<long> ids, long nowMs, long nextMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            $"update source_items set next_ms = @nextMs where state = '{SourceItemState.Waiting}' and next_ms <= @nowMs and id {session.Dialect.InIds}", new { ids = ids.ToArray(), nowMs, nextMs }),
        cancellation);

    /// <summary>Writes what became of one that waited; its text is needed no more, unless somebody still wants a draft of it.</summary>
    public Task EndAsync(long id, string state, string note, long? articleId, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            $"update source_items set state = @state, note = @note, article_id = @articleId{(state == SourceItemState.Failed ? "" : ", body = ''")} where id = @id and state = '{SourceItemState.Waiting}'",
            new { id, state, note, articleId }),
        cancellation);

    /// <summary>Has a draft made of one of which none was made.</summary>
    /// <returns>False when its state is no longer the one that was read.</returns>
    public static async Task<bool> TakeAsync(DbSession session, SourceItem seen) => await session.ExecuteAsync(
        $"update source_items set state = '{SourceItemState.Waiting}', next_ms = 0, tries = 0, note = '' where id = @Id and state = @State", new { seen.Id, seen.State }) == 1;

    /// <summary>Takes an entry from readers, or gives it back to them.</summary>
    /// <param name="from">The state that it has.</param>
    /// <returns>False when its state is no longer that.</returns>
    public static async Task<bool> MoveAsync(DbSession session, long id, string from, string to) =>
        await session.ExecuteAsync("update source_items set state = @to where id = @id and state = @from", new { id, from, to }) == 1;

    /// <summary>
    /// What other sites listed too is listed as theirs, when readers do not see the entries of this source any more. What was hidden is hidden there too.
    /// </summary>
    /// <param name="heirs">The sources whose entries are listed.</param>
    public static async Task HandOverAsync(DbSession session, long sourceId, IReadOnlyCollection<long> heirs)
    {
        var found = await session.QueryAsync<(long FirstId, string State, long NextId)>(
            $"""
            select gone.id as first_id, gone.state, min(other.id) as next_id
            from source_items gone join source_items other on other.same_as = gone.id
            where gone.source_id = @sourceId and gone.state <> '{SourceItemState.Drafted}'
                and other.source_id {session.Dialect.In("@heirs")} and other.source_id <> @sourceId and other.state = '{SourceItemState.Repeat}'
            group by gone.id, gone.state
            """,
            new { sourceId, heirs = heirs.ToArray() });
        foreach (var (firstId, state, nextId) in found)
        {
            var to = state == SourceItemState.Hidden ? SourceItemState.Hidden : SourceItemState.Listed;
            await session.ExecuteAsync("update source_items set state = @to, same_as = null where id = @nextId", new { nextId, to });
            await session.ExecuteAsync("update source_items set same_as = @nextId where same_as = @firstId", new { firstId, nextId });
            await session.ExecuteAsync(
                $"update source_items set state = '{SourceItemState.Repeat}', same_as = @nextId where id = @firstId and state = '{SourceItemState.Listed}'", new { firstId, nextId });
        }
    }

    /// <summary>Takes away what was found on a source that goes; drafts stay.</summary>
    public static Task DeleteOfAsync(DbSession session, long sourceId) => session.ExecuteAsync("delete from source_items where source_id = @sourceId", new { sourceId });

    // A page that was not changed, or cannot be read, says nothing of what stands on it: only what others outlived is gone.
    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        $"""
        delete from source_items where id in (
            select item.id from source_items item
            join (select source_id, max(seen_ms) as last_ms from source_items group by source_id) shown on shown.source_id = item.source_id
            where item.seen_ms < @before and item.seen_ms < shown.last_ms - @day and item.state <> '{SourceItemState.Waiting}'
            order by item.seen_ms limit @limit)
        """,
        new { before = now.AddDays(-KeptDays).ToUnixTimeMilliseconds(), day = SeenEveryMs, limit });
}
