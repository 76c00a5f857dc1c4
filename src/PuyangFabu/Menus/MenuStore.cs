using PuyangFabu.Storage;

namespace PuyangFabu.Menus;

/// <summary>All SQL of the table <c>menus</c>.</summary>
public sealed class MenuStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Columns = "account, version, content, created_ms";

    /// <summary>The menu in use, or null when the account never had one.</summary>
    public Task<MenuVersion?> LatestAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<MenuVersion>(
            $"select {Columns} from menus where account = @account order by version desc limit 1", new { account }),
        cancellation);

    /// <summary>Every version of an account, the newest first.</summary>
    public Task<IReadOnlyList<MenuVersion>> VersionsAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuVersion>(
            $"select {Columns} from menus where account = @account order by version desc", new { account }),
        cancellation);

    /// <summary>Puts a menu into use.</summary>
    /// <exception cref="ArgumentException">It breaks <see cref="MenuRules"/>: WeChat would refuse it.</exception>
    /// <returns>Its version.</returns>
    public Task<long> InsertAsync(string account, Menu menu, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            return await InsertAsync(session, account, menu);
        },
        cancellation);

    /// <summary>Inserts inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>The new version.</returns>
    public async Task<long> InsertAsync(DbSession session, string account, Menu menu)
    {
        if (MenuRules.Check(menu).FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(menu));
        }

        var row = (await session.FirstOrDefaultAsync<InsertedRow>(
            """
            insert into menus (account, version, content, created_ms)
            select @account, coalesce(max(version), 0) + 1, @content, @now from menus where account = @account
            returning id, version
            """,
            new { account, content = MenuJson.Write(menu), now = clock.NowMs() }))!;
        await changes.RecordAsync(session, ContentKind.Menu, row.Id);
        return row.Version;
    }

    public static async Task<bool> AnyAsync(DbSession session, string account) =>
        await session.ScalarAsync<long>("select count(*) from menus where account = @account", new { account }) > 0;

    private sealed record InsertedRow
    {
        public long Id { get; init; }

        public long Version { get; init; }
    }
}
