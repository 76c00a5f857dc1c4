using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>All SQL of the table <c>preview_names</c>.</summary>
public sealed class PreviewNameStore : IPersonalDataStore
{
    private const string Columns = "id, account, kind, name, note, added_by, added_name, added_ms";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("preview_names", "直到被移除", "name")];

    public static Task<IReadOnlyList<PreviewName>> ListAsync(DbSession session, string account) => session.QueryAsync<PreviewName>(
        $"select {Columns} from preview_names where account = @account order by id", new { account });

    public static async Task<bool> IsKnownAsync(DbSession session, string account, string kind, string name) => await session.ScalarAsync<long>(
        "select count(*) from preview_names where account = @account and kind = @kind and name = @name", new { account, kind, name }) > 0;

    /// <summary>Whose phone it is, as it was registered; empty for one that is not, or has no such words.</summary>
    public static async Task<string> NoteAsync(DbSession session, string account, string kind, string name) =>
        (await session.FirstOrDefaultAsync<PreviewName>(
            $"select {Columns} from preview_names where account = @account and kind = @kind and name = @name", new { account, kind, name }))?.Note ?? "";

    public static async Task<bool> AnyAsync(DbSession session, string account) =>
        await session.ScalarAsync<long>("select count(*) from preview_names where account = @account", new { account }) > 0;

    /// <returns>Null when the account has it already.</returns>
    public static Task<PreviewName?> InsertAsync(DbSession session, PreviewName name) => session.FirstOrDefaultAsync<PreviewName>(
        $"""
        insert into preview_names (account, kind, name, note, added_by, added_name, added_ms)
        values (@Account, @Kind, @Name, @Note, @AddedBy, @AddedName, @AddedMs)
        on conflict (account, kind, name) do nothing
        returning {Columns}
        """,
        name);

    /// <returns>What was removed; null when there was none.</returns>
    public static Task<PreviewName?> RemoveAsync(DbSession session, string account, long id) => session.FirstOrDefaultAsync<PreviewName>(
        $"delete from preview_names where account = @account and id = @id returning {Columns}", new { account, id });

    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from preview_names where account = @account and kind = @kind and name = @openId", new { account, kind = PreviewName.OpenId, openId });
}
