using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Menus;

/// <summary>All SQL of the table <c>menus</c>.</summary>
public sealed class MenuStore(Database database, ContentChangeStore changes, TimeProvider clock)
{
    private const string Columns = "account, version, content, status, author_id, author, decided_by, decided_ms, comment, created_ms";

    private const string Newest = $"select {Columns} from menus where account = @account order by version desc limit 1";

    /// <summary>The menu in use, or null when the account never had one.</summary>
    public Task<MenuVersion?> InUseAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<MenuVersion>(
            $"select {Columns} from menus where account = @account and status = '{MenuStatus.Approved}' order by version desc limit 1", new { account }),
        cancellation);

    /// <summary>The newest version in any state, or null when the account never had a menu.</summary>
    public Task<MenuVersion?> LatestAsync(string account, CancellationToken cancellation) =>
        database.ReadAsync(session => LatestAsync(session, account), cancellation);

    public static Task<MenuVersion?> LatestAsync(DbSession session, string account) =>
        session.FirstOrDefaultAsync<MenuVersion>(Newest, new { account });

    public static Task<MenuVersion?> FindAsync(DbSession session, string account, long version) => session.FirstOrDefaultAsync<MenuVersion>(
        $"select {Columns} from menus where account = @account and version = @version", new { account, version });

    /// <summary>The version that waits for approval, if one does.</summary>
    public static Task<MenuVersion?> PendingAsync(DbSession session, string account) => session.FirstOrDefaultAsync<MenuVersion>(
        $"select {Columns} from menus where account = @account and status = '{MenuStatus.PendingApproval}' order by version desc limit 1", new { account });

    /// <summary>What waits for approval, of all accounts.</summary>
    public Task<IReadOnlyList<MenuVersion>> PendingAsync(CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuVersion>($"select {Columns} from menus where status = '{MenuStatus.PendingApproval}' order by account, version desc"), cancellation);

    /// <summary>Every version of an account, the newest first.</summary>
    public Task<IReadOnlyList<MenuVersion>> VersionsAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuVersion>(
            $"select {Columns} from menus where account = @account order by version desc", new { account }),
        cancellation);

    /// <summary>Some of them, below a version where one is given.</summary>
    public Task<IReadOnlyList<MenuVersion>> VersionsAsync(string account, long? below, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuVersion>(
            $"select {Columns} from menus where account = @account {(below is null ? "" : "and version < @below")} order by version desc limit @limit",
            new { account, below, limit }),
        cancellation);

    /// <summary>Puts a menu into use that needs nobody's approval: the one that comes with the product.</summary>
    /// <exception cref="ArgumentException">It breaks <see cref="MenuRules"/>: WeChat would refuse it.</exception>
    /// <returns>Its version.</returns>
    public Task<long> InsertAsync(string account, Menu menu, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            return await InsertAsync(session, account, menu);
        },
        cancellation);

    /// <inheritdoc cref="InsertAsync(string, Menu, CancellationToken)"/>
    /// <remarks>Inside a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</remarks>
    public async Task<long> InsertAsync(DbSession session, string account, Menu menu)
    {
        if (MenuRules.Check(menu).ToList() is [var problem, ..])
        {
            throw new ArgumentException(problem.Reason, nameof(menu));
        }

        return await AppendAsync(session, new MenuVersion { Account = account, Version = 0, Content = MenuJson.Write(menu), CreatedMs = 0 });
    }

    /// <summary>Appends a version in its state; it gets the next number. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <returns>The new version.</returns>
    public async Task<long> AppendAsync(DbSession session, MenuVersion menu)
    {
        var row = (await session.FirstOrDefaultAsync<InsertedRow>(
            """
            insert into menus (account, version, content, status, author_id, author, created_ms)
            select @Account, coalesce(max(version), 0) + 1, @Content, @Status, @AuthorId, @Author, @CreatedMs from menus where account = @Account
            returning id, version
            """,
            menu with { CreatedMs = clock.NowMs() }))!;
        await changes.RecordAsync(session, ContentKind.Menu, row.Id);
        return row.Version;
    }

    /// <summary>Moves a version on. Opened with <see cref="ContentChangeStore.BeginAsync"/>.</summary>
    /// <param name="menu">With the new state and who decided.</param>
    /// <param name="from">The state it must be in.</param>
    /// <returns>False when it is in another: somebody else was faster.</returns>
    public async Task<bool> MoveAsync(DbSession session, MenuVersion menu, string from)
    {
        var id = await session.FirstOrDefaultAsync<long?>(
            """
            update menus set status = @Status, decided_by = @DecidedBy, decided_ms = @DecidedMs, comment = @Comment
            where account = @Account and version = @Version and status = @from
            returning id
            """,
            new { menu.Status, menu.DecidedBy, menu.DecidedMs, menu.Comment, menu.Account, menu.Version, from });
        if (id is { } moved)
        {
            await changes.RecordAsync(session, ContentKind.Menu, moved);
        }

        return id is not null;
    }

    public static async Task<bool> AnyAsync(DbSession session, string account) =>
        await session.ScalarAsync<long>("select count(*) from menus where account = @account", new { account }) > 0;

    private sealed record InsertedRow
    {
        public long Id { get; init; }

        public long Version { get; init; }
    }
}
