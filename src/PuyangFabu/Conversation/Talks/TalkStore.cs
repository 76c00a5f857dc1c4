using Dapper;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.Talks;

/// <summary>All SQL of the tables <c>talks</c> and <c>talk_events</c>.</summary>
public sealed class TalkStore(Database database, InboxOptions options) : IPersonalDataStore, IExpiringRows
{
    private const string Columns =
        "id, account, open_id, state, revision, holder_id, holder_name, word_ms, follower_ms, replied_ms, seen_ms, urgent_ms, touched_ms";

    private const string EventColumns = "id, talk_id, at_ms, action, from_state, to_state, holder_name, operator_id, operator_name, note";

    /// <summary>How far urgent talks stand before others: more milliseconds than any time has.</summary>
    internal const long UrgentLead = 100_000_000_000_000;

    /// <summary>As <see cref="Talk.IsUrgent"/> has it, of those that nobody has taken.</summary>
    private const string UrgentWaiting = $"state = '{TalkState.Waiting}' and urgent_ms > replied_ms";

    /// <summary>The same of those that somebody has taken.</summary>
    private const string UrgentTaken = $"state = '{TalkState.Taken}' and urgent_ms > replied_ms";

    private const string WithPeople = $"state in ('{TalkState.Waiting}', '{TalkState.Taken}')";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } =
    [
        new("talks", "Inbox:MessageDays", "open_id"),
        new("talk_events", "Inbox:MessageDays", "note"),
    ];

    /// <summary>Reads a follower's talk, which is made where there is none, and keeps it from everybody else until the end of the transaction.</summary>
    public static async Task<Talk> TakeAsync(DbSession session, string account, string openId, long nowMs)
    {
        await session.ExecuteAsync(
            $"""
            insert into talks (account, open_id, state, touched_ms) values (@account, @openId, '{TalkState.Automatic}', @nowMs)
            on conflict (account, open_id) do nothing
            """,
            new { account, openId, nowMs });
        return (await session.FirstOrDefaultAsync<Talk>(
            $"update talks set revision = revision where account = @account and open_id = @openId returning {Columns}", new { account, openId }))!;
    }

    /// <summary>Writes a talk over the one it was made from.</summary>
    /// <returns>Null when it is no longer what it was.</returns>
    public static async Task<Talk?> MoveAsync(DbSession session, Talk from, Talk to)
    {
        if (from.State != to.State)
        {
            await ChangeNotice.SendAsync(session, ChangeNotice.Talks);
        }

        var parameters = new DynamicParameters(to);
        parameters.Add("FromState", from.State);
        parameters.Add("FromRevision", from.Revision);
        return await session.FirstOrDefaultAsync<Talk>(
            $"""
            update talks set
                state = @State, revision = revision + 1, holder_id = @HolderId, holder_name = @HolderName, word_ms = @WordMs,
                follower_ms = @FollowerMs, replied_ms = @RepliedMs, seen_ms = @SeenMs, urgent_ms = @UrgentMs, touched_ms = @TouchedMs,
                alarmed_ms = case when urgent_ms > replied_ms then alarmed_ms else 0 end
            where id = @Id and state = @FromState and revision = @FromRevision
            returning {Columns}
            """,
            parameters);
    }

    public static Task AddEventAsync(DbSession session, TalkEvent happened) => session.ExecuteAsync(
        """
        insert into talk_events (talk_id, at_ms, action, from_state, to_state, holder_name, operator_id, operator_name, note)
        values (@TalkId, @AtMs, @Action, @FromState, @ToState, @HolderName, @OperatorId, @OperatorName, @Note)
        """,
        happened);

    /// <summary>The follower said something while people have the talk; a silence that is over stays so.</summary>
    /// <param name="silentSinceMs">An older last word is too old for silence.</param>
    public static Task HearAsync(DbSession session, string account, string openId, long atMs, long silentSinceMs) => session.ExecuteAsync(
        $"""
        update talks set
            word_ms = case when word_ms > @silentSinceMs and word_ms < @atMs then @atMs else word_ms end,
            follower_ms = case when follower_ms < @atMs then @atMs else follower_ms end, touched_ms = @atMs
        where account = @account and open_id = @openId and {WithPeople}
        """,
        new { account, openId, atMs, silentSinceMs });

    /// <summary>An operator answered.</summary>
    public static Task<Talk?> AnswerAsync(DbSession session, long id, long nowMs) => session.FirstOrDefaultAsync<Talk>(
        $"update talks set word_ms = @nowMs, replied_ms = @nowMs, seen_ms = @nowMs, touched_ms = @nowMs where id = @id returning {Columns}", new { id, nowMs });

    /// <summary>The answer did not arrive; whoever answered since has.</summary>
    /// <param name="answered">As <see cref="AnswerAsync"/> left it.</param>
    /// <param name="repliedMs">When somebody had answered before.</param>
    public static Task UnanswerAsync(DbSession session, Talk answered, long repliedMs) => session.ExecuteAsync(
        "update talks set replied_ms = @repliedMs where id = @Id and replied_ms = @givenMs", new { answered.Id, givenMs = answered.RepliedMs, repliedMs });

    /// <summary>Somebody who may answer has read up to a moment.</summary>
    public static Task SeeAsync(DbSession session, string account, string openId, long untilMs, long nowMs) => session.ExecuteAsync(
        $"""
        insert into talks (account, open_id, state, seen_ms, touched_ms) values (@account, @openId, '{TalkState.Automatic}', @untilMs, @nowMs)
        on conflict (account, open_id) do update set seen_ms = excluded.seen_ms where talks.seen_ms < excluded.seen_ms
        """,
        new { account, openId, untilMs, nowMs });

    public static Task<Talk?> FindAsync(DbSession session, string account, string openId) => session.FirstOrDefaultAsync<Talk>(
        $"select {Columns} from talks where account = @account and open_id = @openId", new { account, openId });

    public static Task<IReadOnlyList<Talk>> FindAsync(DbSession session, string account, IReadOnlyList<string> openIds) => session.QueryAsync<Talk>(
        $"select {Columns} from talks where account = @account and open_id {session.Dialect.InIds}", new { account, ids = openIds.ToArray() });

    /// <summary>The newest first.</summary>
    public static Task<IReadOnlyList<TalkEvent>> EventsAsync(DbSession session, long talkId, int limit) => session.QueryAsync<TalkEvent>(
        $"select {EventColumns} from talk_events where talk_id = @talkId order by id desc limit @limit", new { talkId, limit });

    /// <summary>Talks in some states, whose follower spoke last first.</summary>
    /// <param name="holderId">Only his; null for everybody's.</param>
    /// <param name="openIds">Only of these people; null for everybody.</param>
    /// <param name="before">The last one of the page before; null for the first page.</param>
    public static Task<IReadOnlyList<Talk>> PageAsync(
        DbSession session, string account, IReadOnlyList<string> states, long? holderId, IReadOnlyList<string>? openIds, Talk? before, int limit) => session.QueryAsync<Talk>(
        $"""
        select {Columns} from talks
        where account = @account and state in ({string.Join(", ", states.Select(static state => $"'{state}'"))})
            {(holderId is null ? "" : "and holder_id = @holderId")}
            {(openIds is null ? "" : $"and open_id {session.Dialect.InIds}")}
            {(before is null ? "" : $"and ({PlaceOf(states)} < @beforeMs or ({PlaceOf(states)} = @beforeMs and id < @beforeId))")}
        order by {PlaceOf(states)} desc, id desc limit @limit
        """,
        new { account, holderId, ids = openIds?.ToArray() ?? [], beforeMs = before?.FollowerMs ?? 0, beforeId = before?.Id ?? 0, limit });

    /// <summary>Urgent talks that nobody has taken.</summary>
    /// <param name="limit">Counted up to this many.</param>
    public Task<int> UrgentAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<int>($"select count(*) from (select 1 from talks where {UrgentWaiting} limit @limit) as found", new { limit }), cancellation);

    /// <summary>Takes the urgent talks that nobody has taken and for which nobody was called since a moment.</summary>
    /// <returns>Their ids.</returns>
    public static Task<IReadOnlyList<long>> AlarmAsync(DbSession session, long sinceMs, long nowMs) => session.QueryAsync<long>(
        $"update talks set alarmed_ms = @nowMs where {UrgentWaiting} and alarmed_ms <= @sinceMs returning id", new { sinceMs, nowMs });

    /// <summary>Takes the urgent talks that somebody has taken and not answered, where that and the last call were before a moment.</summary>
    /// <returns>Their ids.</returns>
    public static Task<IReadOnlyList<long>> AlarmUnansweredAsync(DbSession session, long sinceMs, long nowMs) => session.QueryAsync<long>(
        $"update talks set alarmed_ms = @nowMs where {UrgentTaken} and urgent_ms <= @sinceMs and alarmed_ms <= @sinceMs returning id", new { sinceMs, nowMs });

    /// <summary>Nobody could be called: it is tried again after a moment.</summary>
    public static Task SetAlarmedAsync(DbSession session, IReadOnlyList<long> ids, long atMs) => session.ExecuteAsync(
        $"update talks set alarmed_ms = @atMs where id {session.Dialect.InIds}", new { ids = ids.ToArray(), atMs });

    /// <summary>How many talks of an account wait, and how many of those that a person has taken.</summary>
    public Task<TalkCounts> CountAsync(long? holderId, int limit, CancellationToken cancellation) => database.ReadAsync(
        async session => new TalkCounts(
            await session.ScalarAsync<int>($"select count(*) from (select 1 from talks where state = '{TalkState.Waiting}' limit @limit) as found", new { limit }),
            await session.ScalarAsync<int>(
                $"select count(*) from (select 1 from talks where state = '{TalkState.Taken}' and holder_id = @holderId and follower_ms > replied_ms limit @limit) as found",
                new { holderId, limit }),
            await session.ScalarAsync<int>($"select count(*) from (select 1 from talks where {UrgentWaiting} limit @limit) as found", new { limit })),
        cancellation);

    /// <summary>How many talks of all accounts nobody has taken, and how many of these are urgent.</summary>
    public static async Task<(long Waiting, long Urgent)> CountWaitingAsync(DbSession session) => (
        await session.ScalarAsync<long>($"select count(*) from talks where state = '{TalkState.Waiting}'"),
        await session.ScalarAsync<long>($"select count(*) from talks where {UrgentWaiting}"));

    /// <summary>Those with people, and whatever was written a moment ago.</summary>
    public Task<IReadOnlyList<Talk>> CurrentAsync(long touchedSinceMs, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Talk>($"select {Columns} from talks where {WithPeople} or touched_ms > @touchedSinceMs", new { touchedSinceMs }), cancellation);

    /// <summary>Those that people have had for too long: taken without a word since, or waiting since before anybody may answer.</summary>
    public Task<IReadOnlyList<Talk>> LapsedAsync(long wordBeforeMs, long askedBeforeMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Talk>(
            $"""
            select {Columns} from talks
            where (state = '{TalkState.Taken}' and word_ms <= @wordBeforeMs) or (state = '{TalkState.Waiting}' and follower_ms <= @askedBeforeMs)
            order by id limit @limit
            """,
            new { wordBeforeMs, askedBeforeMs, limit }),
        cancellation);

    // Closed talks are many and none is urgent: they are read by their index.
    private static string PlaceOf(IReadOnlyList<string> states) => states.Any(TalkState.IsWithPeople)
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"(follower_ms + case when {WithPeople} and urgent_ms > replied_ms then {UrgentLead} else 0 end)")
        : "follower_ms";

    public async Task ForgetAsync(DbSession session, string account, string openId)
    {
        await session.ExecuteAsync(
            "delete from talk_events where talk_id in (select id from talks where account = @account and open_id = @openId)", new { account, openId });
        await session.ExecuteAsync("delete from talks where account = @account and open_id = @openId", new { account, openId });
    }

    async Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit)
    {
        var old = (await session.QueryAsync<long>(
            $"select id from talks where not {WithPeople} and touched_ms < @before order by touched_ms limit @limit",
            new { before = now.AddDays(-options.MessageDays).ToUnixTimeMilliseconds(), limit })).ToArray();
        await session.ExecuteAsync($"delete from talk_events where talk_id {session.Dialect.InIds}", new { ids = old });
        await session.ExecuteAsync($"delete from talks where id {session.Dialect.InIds}", new { ids = old });
        return old.Length;
    }
}
