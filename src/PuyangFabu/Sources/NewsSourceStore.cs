using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources;

/// <summary>All SQL of the table <c>news_sources</c>.</summary>
public sealed class NewsSourceStore(Database database)
{
    private const string Columns =
        """
        id, name, unit_id, form, address, item_selector, title_selector, link_selector, date_selector, body_selector,
        board_id, editor_id, interval_minutes, reprint, listed, enabled, revision, created_ms, updated_ms
        """;

    /// <summary>A query for the ids of those whose entries readers see: that are read and listed. For queries of other tables.</summary>
    internal const string Shown = "select id from news_sources where enabled and listed";

    /// <summary>A query for the ids of those that an editor, <c>@editorId</c>, answers for. For queries of other tables.</summary>
    internal const string OfEditor = "select id from news_sources where editor_id = @editorId";

    /// <summary>By their names.</summary>
    public Task<IReadOnlyList<NewsSource>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    /// <inheritdoc cref="ListAsync(CancellationToken)"/>
    public static Task<IReadOnlyList<NewsSource>> ListAsync(DbSession session) =>
        session.QueryAsync<NewsSource>($"select {Columns} from news_sources order by name, id");

    public Task<NewsSource?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(session => FindAsync(session, id), cancellation);

    public static Task<NewsSource?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<NewsSource>($"select {Columns} from news_sources where id = @id", new { id });

    public static Task<long> CountAsync(DbSession session) => session.ScalarAsync<long>("select count(*) from news_sources");

    public static Task<long> CountOfUnitAsync(DbSession session, long unitId) =>
        session.ScalarAsync<long>("select count(*) from news_sources where unit_id = @unitId", new { unitId });

    public static Task<long> CountOfBoardAsync(DbSession session, long boardId) =>
        session.ScalarAsync<long>("select count(*) from news_sources where board_id = @boardId", new { boardId });

    /// <summary>Whether another one than this has the address already.</summary>
    public static async Task<bool> IsTakenAsync(DbSession session, string address, long id) =>
        await session.ScalarAsync<long>("select count(*) from news_sources where address = @address and id <> @id", new { address, id }) > 0;

    /// <returns>The new source's id; null when its address is there already.</returns>
    public static Task<long?> InsertAsync(DbSession session, NewsSource source) => session.FirstOrDefaultAsync<long?>(
        """
        insert into news_sources (
            name, unit_id, form, address, item_selector, title_selector, link_selector, date_selector, body_selector,
            board_id, editor_id, interval_minutes, reprint, listed, enabled, revision, created_ms, updated_ms)
        values (
            @Name, @UnitId, @Form, @Address, @ItemSelector, @TitleSelector, @LinkSelector, @DateSelector, @BodySelector,
            @BoardId, @EditorId, @IntervalMinutes, @Reprint, @Listed, @Enabled, @Revision, @CreatedMs, @UpdatedMs)
        on conflict (address) do nothing
        returning id
        """,
        source);

    /// <returns>False when the stored revision is not the one before.</returns>
    public static async Task<bool> UpdateAsync(DbSession session, NewsSource source) => await session.ExecuteAsync(
        """
        update news_sources set
            name = @Name, unit_id = @UnitId, form = @Form, address = @Address, item_selector = @ItemSelector, title_selector = @TitleSelector,
            link_selector = @LinkSelector, date_selector = @DateSelector, body_selector = @BodySelector, board_id = @BoardId, editor_id = @EditorId,
            interval_minutes = @IntervalMinutes, reprint = @Reprint, listed = @Listed, enabled = @Enabled, revision = @Revision, updated_ms = @UpdatedMs
        where id = @Id and revision = @Revision - 1
        """,
        source) == 1;

    /// <returns>False when it is no longer what it was.</returns>
    public static async Task<bool> DeleteAsync(DbSession session, NewsSource source) =>
        await session.ExecuteAsync("delete from news_sources where id = @Id and revision = @Revision", source) == 1;
}
