using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Directories;

/// <summary>All SQL of the table <c>directory_entries</c>.</summary>
public sealed class DirectoryStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Columns = "id, kind, name, summary, site_url, account_name, phone, to_check, sort_order, revision, updated_ms";

    /// <summary>Every entry in the editors' order; the kinds are not grouped.</summary>
    public Task<IReadOnlyList<DirectoryEntry>> ListAsync(CancellationToken cancellation) => database.ReadAsync(ListAsync, cancellation);

    /// <inheritdoc cref="ListAsync(CancellationToken)"/>
    public static Task<IReadOnlyList<DirectoryEntry>> ListAsync(DbSession session) =>
        session.QueryAsync<DirectoryEntry>($"select {Columns} from directory_entries order by sort_order, id");

    public Task<long> CountToCheckAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.ScalarAsync<long>("select count(*) from directory_entries where to_check"), cancellation);

    public Task<DirectoryEntry?> FindAsync(long id, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, id), cancellation);

    public static Task<DirectoryEntry?> FindAsync(DbSession session, long id) =>
        session.FirstOrDefaultAsync<DirectoryEntry>($"select {Columns} from directory_entries where id = @id", new { id });

    /// <summary>The entry that a caller names: by its id, or the first of its name.</summary>
    public static Task<DirectoryEntry?> FindAsync(DbSession session, UnitReference unit) => unit.Id is { } id
        ? FindAsync(session, id)
        : session.FirstOrDefaultAsync<DirectoryEntry>($"select {Columns} from directory_entries where name = @name order by sort_order, id limit 1", new { name = unit.Name });

    /// <summary>The place after the last entry.</summary>
    public static async Task<long> LastPlaceAsync(DbSession session) =>
        await session.ScalarAsync<long>("select coalesce(max(sort_order), 0) from directory_entries");

    /// <returns>The new entry's id.</returns>
    public Task<long> InsertAsync(DirectoryEntry entry, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            return await InsertAsync(session, entry);
        },
        cancellation);

    public static async Task<bool> AnyAsync(DbSession session) =>
        await session.ScalarAsync<long>("select count(*) from directory_entries") > 0;

    /// <summary>Inserts inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>The new entry's id.</returns>
    public async Task<long> InsertAsync(DbSession session, DirectoryEntry entry)
    {
        var id = await session.ScalarAsync<long>(
            """
            insert into directory_entries (kind, name, summary, site_url, account_name, phone, to_check, sort_order, updated_ms)
            values (@Kind, @Name, @Summary, @SiteUrl, @AccountName, @Phone, @ToCheck, @SortOrder, @UpdatedMs)
            returning id
            """,
            entry with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Directory, id);
        return id;
    }

    /// <summary>Replaces an entry; <see cref="DirectoryEntry.Revision"/> is the new one. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>False when the stored revision is not the one before: somebody else was faster.</returns>
    public async Task<bool> UpdateAsync(DbSession session, DirectoryEntry entry)
    {
        var changed = await session.ExecuteAsync(
            """
            update directory_entries set
                kind = @Kind, name = @Name, summary = @Summary, site_url = @SiteUrl, account_name = @AccountName, phone = @Phone,
                to_check = @ToCheck, sort_order = @SortOrder, revision = @Revision, updated_ms = @UpdatedMs
            where id = @Id and revision = @Revision - 1
            """,
            entry with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Directory, entry.Id);
        return changed == 1;
    }

    /// <summary>Brings a deleted entry back under its own id and with the revision it carries. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    public async Task ReviveAsync(DbSession session, DirectoryEntry entry)
    {
        await session.ExecuteAsync(
            $"""
            insert into directory_entries ({Columns})
            values (@Id, @Kind, @Name, @Summary, @SiteUrl, @AccountName, @Phone, @ToCheck, @SortOrder, @Revision, @UpdatedMs)
            """,
            entry with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Directory, entry.Id);
    }

    /// <returns>False when the stored revision is another. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</returns>
    public async Task<bool> DeleteAsync(DbSession session, DirectoryEntry entry)
    {
        var deleted = await session.ExecuteAsync("delete from directory_entries where id = @Id and revision = @Revision", entry);
        await changes.RecordAsync(session, ContentKind.Directory, entry.Id);
        return deleted == 1;
    }
}
