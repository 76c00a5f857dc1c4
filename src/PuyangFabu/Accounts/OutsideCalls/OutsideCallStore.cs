using Dapper;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>All SQL of the tables <c>outside_calls</c> and <c>outside_call_recipients</c>.</summary>
public sealed class OutsideCallStore(Database database) : IPersonalDataStore, IExpiringRows
{
    /// <summary>That and how something was called must be known for a year; the record tells of it for longer.</summary>
    private const int KeptDays = 400;

    private const string Columns =
        """
        id, account, kind, operator_id, operator_name, subject_kind, subject_id, content_hash, detail, recipients, shown_to, state, attempts,
        started_ms, lease_until_ms, next_step_ms, ended_ms, result_code, result
        """;

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("outside_call_recipients", "180 天", "recipient", "words")];

    public static async Task<OutsideCall> InsertAsync(DbSession session, OutsideCall call, IReadOnlyList<OutsideRecipient> recipients)
    {
        var stored = (await session.FirstOrDefaultAsync<OutsideCall>(
            $"""
            insert into outside_calls (
                account, kind, operator_id, operator_name, subject_kind, subject_id, content_hash, detail, recipients, shown_to, state, attempts,
                started_ms, lease_until_ms, next_step_ms)
            values (
                @Account, @Kind, @OperatorId, @OperatorName, @SubjectKind, @SubjectId, @ContentHash, @Detail, @Recipients, @ShownTo, @State, @Attempts,
                @StartedMs, @LeaseUntilMs, @NextStepMs)
            returning {Columns}
            """,
            call))!;
        await session.ExecuteAsync(
            "insert into outside_call_recipients (call_id, account, recipient, words) values (@Id, @Account, @Recipient, @Words)",
            recipients.Select(recipient => new { stored.Id, stored.Account, recipient.Recipient, recipient.Words }));
        return stored;
    }

    /// <summary>Writes a call over the one it was made from. An effect that is known counts, whoever else is at it; anything less only while nobody is.</summary>
    /// <returns>False when its end is known already, or another process has taken it up.</returns>
    public static async Task<bool> MoveAsync(DbSession session, OutsideCall from, OutsideCall to)
    {
        var parameters = new DynamicParameters(to);
        parameters.Add("FromAttempts", from.Attempts);
        return await session.ExecuteAsync(
            """
            update outside_calls set
                state = @State, attempts = @Attempts, lease_until_ms = @LeaseUntilMs, next_step_ms = @NextStepMs, ended_ms = @EndedMs,
                result_code = @ResultCode, result = @Result
            where id = @Id and state in ('intended', 'unknown') and (attempts = @FromAttempts or @State = 'done')
            """,
            parameters) == 1;
    }

    /// <summary>Those whose process said nothing until the end of its lease, and unknown ones to be followed up by now.</summary>
    public Task<IReadOnlyList<OutsideCall>> DueAsync(long nowMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<OutsideCall>(
            $"""
            select {Columns} from outside_calls
            where (state = 'intended' and lease_until_ms <= @nowMs) or (state = 'unknown' and next_step_ms <= @nowMs)
            order by id limit @limit
            """,
            new { nowMs, limit }),
        cancellation);

    /// <summary>How many there are in each state in which the end of a call is not known.</summary>
    public static Task<IReadOnlyList<(string State, long Count)>> CountOpenAsync(DbSession session) => session.QueryAsync<(string State, long Count)>(
        $"select state, count(*) from outside_calls where state in ('{OutsideCallState.Intended}', '{OutsideCallState.Unknown}') group by state");

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<OutsideCall>> ListAsync(OutsideCallFilter filter, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<OutsideCall>(
            $"""
            select {Columns} from outside_calls
            where id < @BeforeId
                {(filter.Account is null ? "" : "and account = @Account")}
                {(filter.Kind is null ? "" : "and kind = @Kind")}
                {(filter.State is null ? "" : "and state = @State")}
            order by id desc limit @limit
            """,
            new { filter.Account, filter.Kind, filter.State, filter.BeforeId, limit }),
        cancellation);

    /// <summary>Calls of a kind about one thing, the oldest first.</summary>
    public static Task<IReadOnlyList<OutsideCall>> OfSubjectAsync(DbSession session, string kind, string subjectKind, string subjectId) => session.QueryAsync<OutsideCall>(
        $"select {Columns} from outside_calls where subject_kind = @subjectKind and subject_id = @subjectId and kind = @kind order by id",
        new { kind, subjectKind, subjectId });

    public static Task<IReadOnlyList<OutsideRecipient>> RecipientsAsync(DbSession session, long callId) => session.QueryAsync<OutsideRecipient>(
        "select recipient, words from outside_call_recipients where call_id = @callId order by id", new { callId });

    /// <summary>Takes away whom a call was about; how many they were stays.</summary>
    public static Task ForgetRecipientsAsync(DbSession session, long callId) => session.ExecuteAsync(
        "delete from outside_call_recipients where call_id = @callId", new { callId });

    /// <summary>The same for every call that began before then.</summary>
    public static Task ForgetRecipientsBeforeAsync(DbSession session, long beforeMs) => session.ExecuteAsync(
        "delete from outside_call_recipients where call_id in (select id from outside_calls where started_ms < @beforeMs)", new { beforeMs });

    /// <summary>Takes away calls that ended long ago; one whose end is not known waits for somebody, however long.</summary>
    async Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var old = (await session.QueryAsync<long>(
            "select id from outside_calls where ended_ms < @before and state not in ('intended', 'unknown') order by id limit @limit",
            new { before = now.AddDays(-KeptDays).ToUnixTimeMilliseconds(), limit })).ToArray();
        await session.ExecuteAsync($"delete from outside_call_recipients where call_id {session.Dialect.InIds}", new { ids = old });
        return await session.ExecuteAsync($"delete from outside_calls where id {session.Dialect.InIds}", new { ids = old });
    }

    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from outside_call_recipients where account = @account and recipient = @openId", new { account, openId });
}

/// <summary>Which calls are listed; null means all.</summary>
public sealed record OutsideCallFilter
{
    public string? Account { get; init; }

    public string? Kind { get; init; }

    public string? State { get; init; }

    /// <summary>Only older ones.</summary>
    public long BeforeId { get; init; } = long.MaxValue;
}
