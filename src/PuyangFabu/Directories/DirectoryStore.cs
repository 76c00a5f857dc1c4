using PuyangFabu.Storage;

namespace PuyangFabu.Directories;

/// <summary>All SQL of the table <c>directory_entries</c>.</summary>
public sealed class DirectoryStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    /// <summary>Every entry in the editors' order; the kinds are not grouped.</summary>
    public Task<IReadOnlyList<DirectoryEntry>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<DirectoryEntry>(
            """
            select id, kind, name, summary, site_url, account_name, phone, sort_order, updated_ms
            from directory_entries order by sort_order, id
            """),
        cancellation);

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
            insert into directory_entries (kind, name, summary, site_url, account_name, phone, sort_order, updated_ms)
            values (@Kind, @Name, @Summary, @SiteUrl, @AccountName, @Phone, @SortOrder, @UpdatedMs)
            returning id
            """,
            entry with { UpdatedMs = clock.NowMs() });
        await changes.RecordAsync(session, ContentKind.Directory, id);
        return id;
    }
}
