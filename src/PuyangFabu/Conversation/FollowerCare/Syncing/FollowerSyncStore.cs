using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Conversation.FollowerCare.Syncing;

/// <summary>All SQL of the table <c>follower_syncs</c>: one row for each account, the cursor of its synchronisation.</summary>
public sealed class FollowerSyncStore(Database database) : IPersonalDataStore
{
    private const string Columns =
        "account, run, state, phase, next_open_id, total, listed, informed, departed, unread, unread_codes, unlisted, unread_tags, batch, started_ms, finished_ms, "
        + "next_step_ms, attempts, problem";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } =
        [new("follower_syncs", "到这次同步结束", "next_open_id"), new("follower_syncs", "到下次同步", "unread_codes")];

    public Task<FollowerSyncRow?> FindAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<FollowerSyncRow>($"select {Columns} from follower_syncs where account = @account", new { account }), cancellation);

    /// <returns>False when one is running already.</returns>
    public static async Task<bool> StartAsync(DbSession session, string account, long nowMs) => await session.ExecuteAsync(
        """
        insert into follower_syncs (account, run, state, phase, batch, started_ms, next_step_ms)
        values (@account, 1, @running, @tags, @batch, @nowMs, @nowMs)
        on conflict (account) do update set
            run = follower_syncs.run + 1, state = excluded.state, phase = excluded.phase, next_open_id = '', total = 0, listed = 0,
            informed = 0, departed = 0, unread = 0, unread_codes = '', unlisted = 0, unread_tags = 0, batch = excluded.batch,
            started_ms = excluded.started_ms, finished_ms = null, next_step_ms = excluded.next_step_ms,
            lease_until_ms = 0, attempts = 0, problem = ''
        where follower_syncs.state <> @running
        """,
        new { account, nowMs, batch = IUserApi.MostInfos, running = SyncState.Running, tags = SyncPhase.Tags }) == 1;

    /// <summary>Takes the next step of some account that is due, for as long as the lease lasts.</summary>
    public Task<FollowerSyncRow?> LeaseAsync(long nowMs, long untilMs, CancellationToken cancellation) => database.WriteAsync(
        // One statement: read before it was taken, the row could be where another process has left since.
        session => session.FirstOrDefaultAsync<FollowerSyncRow>(
            $"""
            update follower_syncs set lease_until_ms = @untilMs
            where account = (
                    select account from follower_syncs
                    where state = @running and next_step_ms <= @nowMs and lease_until_ms <= @nowMs order by next_step_ms limit 1)
                and state = @running and next_step_ms <= @nowMs and lease_until_ms <= @nowMs
            returning {Columns}
            """,
            new { running = SyncState.Running, nowMs, untilMs }),
        cancellation);

    /// <summary>Keeps the step that was leased, while the row is still where it was.</summary>
    public Task<int> RenewAsync(FollowerSyncRow leased, long untilMs, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            update follower_syncs set lease_until_ms = @untilMs
            where account = @Account and run = @Run and state = @running and phase = @Phase and next_open_id = @NextOpenId
                and informed = @Informed and unread = @Unread and batch = @Batch and attempts = @Attempts
            """,
            new
            {
                untilMs,
                running = SyncState.Running,
                leased.Account,
                leased.Run,
                leased.Phase,
                leased.NextOpenId,
                leased.Informed,
                leased.Unread,
                leased.Batch,
                leased.Attempts,
            }),
        cancellation);

    /// <summary>Puts the row where the step has led, unless another process was there first.</summary>
    /// <param name="from">As it was leased.</param>
    public static async Task<bool> MoveAsync(DbSession session, FollowerSyncRow from, FollowerSyncRow to) => await session.ExecuteAsync(
        """
        update follower_syncs set state = @State, phase = @Phase, next_open_id = @NextOpenId, total = @Total, listed = @Listed, informed = @Informed,
            departed = @Departed, unread = @Unread, unread_codes = @UnreadCodes, unlisted = @Unlisted, unread_tags = @UnreadTags, batch = @Batch,
            finished_ms = @FinishedMs, next_step_ms = @NextStepMs, attempts = @Attempts, problem = @Problem, lease_until_ms = 0
        where account = @Account and run = @Run and state = @running and phase = @fromPhase and next_open_id = @fromOpenId
            and informed = @fromInformed and unread = @fromUnread and unread_codes = @fromUnreadCodes and batch = @fromBatch
            and attempts = @fromAttempts
        """,
        new
        {
            to.Account,
            to.Run,
            to.State,
            to.Phase,
            to.NextOpenId,
            to.Total,
            to.Listed,
            to.Informed,
            to.Departed,
            to.Unread,
            to.UnreadCodes,
            to.Unlisted,
            to.UnreadTags,
            to.Batch,
            to.FinishedMs,
            to.NextStepMs,
            to.Attempts,
            to.Problem,
            running = SyncState.Running,
            fromPhase = from.Phase,
            fromOpenId = from.NextOpenId,
            fromInformed = from.Informed,
            fromUnread = from.Unread,
            fromUnreadCodes = from.UnreadCodes,
            fromBatch = from.Batch,
            fromAttempts = from.Attempts,
        }) == 1;

    /// <summary>Notes how many turned out not to follow any more, in the transaction that moved the row.</summary>
    public static Task SetDepartedAsync(DbSession session, string account, long departed) => session.ExecuteAsync(
        "update follower_syncs set departed = @departed where account = @account", new { account, departed });

    /// <summary>
    /// A list that stands at this very person begins anew: WeChat names the place by the person. Which of the names of those
    /// who could not be read is this person's is not known here: all of them go, their number stays.
    /// </summary>
    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        """
        update follower_syncs set listed = case when next_open_id = @openId then 0 else listed end,
            next_open_id = case when next_open_id = @openId then '' else next_open_id end, unread_codes = ''
        where account = @account and (next_open_id = @openId or unread_codes <> '')
        """,
        new { account, openId });
}
