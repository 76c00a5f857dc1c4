using PuyangFabu.Storage;

namespace PuyangFabu.Boards;

/// <summary>All SQL of the table <c>boards</c>.</summary>
public sealed class BoardStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    public Task<IReadOnlyList<Board>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<Board>(
            """
            select id, slug, name, parent_id, description, sort_order, visible, revision, updated_ms
            from boards order by sort_order, id
            """),
        cancellation);

    /// <returns>The new board's id, or null when the slug is taken.</returns>
    public Task<long?> InsertAsync(Board board, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            return await InsertAsync(session, board);
        },
        cancellation);

    /// <summary>Inserts inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>The new board's id, or null when the slug is taken.</returns>
    public async Task<long?> InsertAsync(DbSession session, Board board)
    {
        var id = await session.FirstOrDefaultAsync<long?>(
            """
            insert into boards (slug, name, parent_id, description, sort_order, visible, updated_ms)
            values (@Slug, @Name, @ParentId, @Description, @SortOrder, @Visible, @UpdatedMs)
            on conflict (slug) do nothing
            returning id
            """,
            board with { UpdatedMs = clock.NowMs() });
        if (id is { } newId)
        {
            await changes.RecordAsync(session, ContentKind.Board, newId);
        }

        return id;
    }

    public static async Task<bool> AnyAsync(DbSession session) =>
        await session.ScalarAsync<long>("select count(*) from (select 1 from boards limit 1) as some_board") > 0;
}
