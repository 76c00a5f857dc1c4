using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Boards;

/// <summary>All SQL of the table <c>boards</c>.</summary>
public sealed class BoardStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Columns = "id, slug, name, parent_id, description, sort_order, visible, revision, updated_ms";

    public Task<IReadOnlyList<Board>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    public static Task<IReadOnlyList<Board>> ListAsync(DbSession session) =>
        session.QueryAsync<Board>($"select {Columns} from boards order by sort_order, id");

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

    /// <summary>Replaces all but the slug; <see cref="Board.Revision"/> is the new one. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>False when the stored revision is not the one before: somebody else was faster.</returns>
    public async Task<bool> UpdateAsync(DbSession session, Board board)
    {
        var changed = await session.ExecuteAsync(
            """
            update boards set
                name = @Name, parent_id = @ParentId, description = @Description, sort_order = @SortOrder, visible = @Visible,
                revision = @Revision, updated_ms = @UpdatedMs
            where id = @Id and revision = @Revision - 1
            """,
            board with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Board, board.Id);
        return changed == 1;
    }

    /// <summary>Brings a deleted board back under its own id and with the revision it carries. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    public async Task ReviveAsync(DbSession session, Board board)
    {
        await session.ExecuteAsync(
            $"""
            insert into boards ({Columns})
            values (@Id, @Slug, @Name, @ParentId, @Description, @SortOrder, @Visible, @Revision, @UpdatedMs)
            """,
            board with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Board, board.Id);
    }

    /// <returns>False when the stored revision is another. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</returns>
    public async Task<bool> DeleteAsync(DbSession session, Board board)
    {
        var deleted = await session.ExecuteAsync("delete from boards where id = @Id and revision = @Revision", board);
        await changes.RecordAsync(session, ContentKind.Board, board.Id);
        return deleted == 1;
    }

    public static async Task<bool> AnyAsync(DbSession session) =>
        await session.ScalarAsync<long>("select count(*) from (select 1 from boards limit 1) as some_board") > 0;
}
