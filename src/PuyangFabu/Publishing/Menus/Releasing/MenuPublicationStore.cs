using Dapper;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>All SQL of the table <c>menu_publications</c>. At most one of an account is under way: an index sees to it.</summary>
public sealed class MenuPublicationStore(Database database)
{
    private const string Columns =
        """
        id, account, version, content_hash, content, kind, state, revision, operator_id, operator_name, planned_ms, next_step_ms,
        attempts, started_ms, ended_ms, error_code, problem, created_ms
        """;

    /// <returns>The stored row; null when another one of the account is under way.</returns>
    public static Task<MenuPublication?> InsertAsync(DbSession session, MenuPublication publication) => session.FirstOrDefaultAsync<MenuPublication>(
        $"""
        insert into menu_publications (
            account, version, content_hash, content, kind, state, operator_id, operator_name, planned_ms, next_step_ms, attempts, started_ms, created_ms)
        values (
            @Account, @Version, @ContentHash, @Content, @Kind, @State, @OperatorId, @OperatorName, @PlannedMs, @NextStepMs, @Attempts, @StartedMs, @CreatedMs)
        on conflict do nothing
        returning {Columns}
        """,
        publication);

    /// <summary>Writes a publication over the one it was made from.</summary>
    /// <returns>Null when it is no longer what it was, or another one of the account is under way.</returns>
    public static Task<MenuPublication?> MoveAsync(DbSession session, MenuPublication from, MenuPublication to)
    {
        var parameters = new DynamicParameters(to);
        parameters.Add("FromState", from.State);
        parameters.Add("FromRevision", from.Revision);
        return session.FirstOrDefaultAsync<MenuPublication>(
            $"""
            update menu_publications set
                state = @State, revision = revision + 1, next_step_ms = @NextStepMs, attempts = @Attempts, started_ms = @StartedMs,
                ended_ms = @EndedMs, error_code = @ErrorCode, problem = @Problem
            where id = @Id and state = @FromState and revision = @FromRevision
                and (@State <> '{MenuPublicationState.Publishing}' or not exists (
                    select 1 from menu_publications other where other.account = @Account and other.state = '{MenuPublicationState.Publishing}'))
            returning {Columns}
            """,
            parameters);
    }

    /// <summary>Reads the publication and keeps it from everybody else until the end of the transaction.</summary>
    public static Task<MenuPublication?> TakeAsync(DbSession session, string account, long id) => session.FirstOrDefaultAsync<MenuPublication>(
        $"update menu_publications set revision = revision where account = @account and id = @id returning {Columns}", new { account, id });

    public static Task<MenuPublication?> FindAsync(DbSession session, string account, long id) => session.FirstOrDefaultAsync<MenuPublication>(
        $"select {Columns} from menu_publications where account = @account and id = @id", new { account, id });

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<MenuPublication>> ListAsync(string account, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuPublication>(
            $"select {Columns} from menu_publications where account = @account order by id desc limit @limit", new { account, limit }),
        cancellation);

    /// <summary>Planned ones whose time has come.</summary>
    public Task<IReadOnlyList<MenuPublication>> DueAsync(long nowMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuPublication>(
            $"select {Columns} from menu_publications where state = '{MenuPublicationState.Scheduled}' and next_step_ms <= @nowMs order by next_step_ms, id", new { nowMs }),
        cancellation);

    /// <summary>Those that will be made by themselves, the next first.</summary>
    public Task<IReadOnlyList<MenuPublication>> PlannedAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuPublication>(
            $"select {Columns} from menu_publications where state = '{MenuPublicationState.Scheduled}' order by planned_ms, id limit @limit", new { limit }),
        cancellation);

    /// <summary>Slugs of the accounts in which a publication waits, or the last one failed or came to nothing that anybody knows.</summary>
    public Task<IReadOnlyList<string>> ToHandleAsync(CancellationToken cancellation) => database.ReadAsync(
        static session => session.QueryAsync<string>(
            $"""
            select distinct account from menu_publications
            where state = '{MenuPublicationState.Waiting}' or (state in ('{MenuPublicationState.Failed}', '{MenuPublicationState.Unknown}') and not exists (
                select 1 from menu_publications later
                where later.account = menu_publications.account and later.id > menu_publications.id and later.state <> '{MenuPublicationState.Cancelled}'))
            """),
        cancellation);

    /// <summary>Begun ones that nobody ended: their process was killed.</summary>
    public Task<IReadOnlyList<MenuPublication>> LeftAsync(long startedBeforeMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<MenuPublication>(
            $"select {Columns} from menu_publications where state = '{MenuPublicationState.Publishing}' and started_ms < @startedBeforeMs order by id", new { startedBeforeMs }),
        cancellation);

    /// <summary>What WeChat has, as far as we know; null when nothing was ever published.</summary>
    public static Task<MenuPublication?> CurrentAsync(DbSession session, string account) => session.FirstOrDefaultAsync<MenuPublication>(
        $"select {Columns} from menu_publications where account = @account and state = '{MenuPublicationState.Published}' order by ended_ms desc, id desc limit 1", new { account });

    public Task<MenuPublication?> CurrentAsync(string account, CancellationToken cancellation) =>
        database.ReadAsync(session => CurrentAsync(session, account), cancellation);

    /// <summary>The version that WeChat got last, or may have got, since one was planned, a rollback included; null for none.</summary>
    public static Task<long?> SincePlannedAsync(DbSession session, MenuPublication planned) => session.FirstOrDefaultAsync<long?>(
        $"""
        select version from menu_publications
        where account = @Account and id > @Id and state in ('{MenuPublicationState.Publishing}', '{MenuPublicationState.Published}', '{MenuPublicationState.Unknown}')
        order by id desc limit 1
        """,
        planned);

    /// <summary>The last publication of another version, or of the one that is asked for.</summary>
    /// <param name="current">Version that WeChat has.</param>
    /// <param name="version">Null for whichever was published last.</param>
    public static Task<MenuPublication?> EarlierAsync(DbSession session, string account, long current, long? version) => session.FirstOrDefaultAsync<MenuPublication>(
        $"""
        select {Columns} from menu_publications
        where account = @account and state = '{MenuPublicationState.Published}' and version <> @current {(version is null ? "" : "and version = @version")}
        order by ended_ms desc, id desc limit 1
        """,
        new { account, current, version });
}
