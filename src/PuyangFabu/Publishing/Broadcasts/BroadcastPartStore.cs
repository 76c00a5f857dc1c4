using System.Security.Cryptography;
using Dapper;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>All SQL of the tables <c>broadcast_parts</c> and <c>broadcast_recipients</c>.</summary>
public static class BroadcastPartStore
{
    private const string Columns =
        """
        id, broadcast_id, position, client_msg_id, state, recipients, media_id, media_hash, attempts, first_attempt_ms,
        lease_until_ms, next_step_ms, polls, msg_id, msg_data_id, error_code, problem, total_count, filter_count, sent_count,
        error_count, article_urls, submitted_ms, finished_ms
        """;

    public static Task<IReadOnlyList<BroadcastPart>> ListAsync(DbSession session, long broadcastId) => session.QueryAsync<BroadcastPart>(
        $"select {Columns} from broadcast_parts where broadcast_id = @broadcastId order by position", new { broadcastId });

    /// <summary>Those of many broadcasts at once, each in its order.</summary>
    public static Task<IReadOnlyList<BroadcastPart>> ListAsync(DbSession session, IReadOnlyList<long> broadcastIds) => session.QueryAsync<BroadcastPart>(
        $"select {Columns} from broadcast_parts where broadcast_id {session.Dialect.InIds} order by broadcast_id, position", new { ids = broadcastIds.ToArray() });

    /// <summary>Puts new parts, one for each list of openids, in the place of those it has; a null list is everybody the audience names.</summary>
    public static async Task SetAsync(DbSession session, long broadcastId, IReadOnlyList<IReadOnlyList<string>?> lists)
    {
        await ForgetRecipientsAsync(session, broadcastId);
        await session.ExecuteAsync("delete from broadcast_parts where broadcast_id = @broadcastId", new { broadcastId });
        for (var position = 0; position < lists.Count; position++)
        {
            var openIds = lists[position];
            var part = await session.ScalarAsync<long>(
                $"""
                insert into broadcast_parts (broadcast_id, position, client_msg_id, state, recipients, next_step_ms)
                values (@broadcastId, @position, @clientMsgId, '{PartState.Waiting}', @recipients, @Never) returning id
                """,
                new { broadcastId, position, clientMsgId = NewKey(), recipients = (long?)openIds?.Count, BroadcastPart.Never });
            if (openIds is not null)
            {
                await session.ExecuteAsync(
                    "insert into broadcast_recipients (part_id, open_ids) values (@part, @text)", new { part, text = string.Join('\n', openIds) });
            }
        }
    }

    /// <summary>Whether nothing was done with a part since it was read.</summary>
    public static async Task<bool> IsSameAsync(DbSession session, BroadcastPart part) => await session.ScalarAsync<long>(
        "select count(*) from broadcast_parts where id = @Id and state = @State and attempts = @Attempts and next_step_ms = @NextStepMs", part) > 0;

    /// <summary>Puts the next step of a part off when it could not be done; what was done with it meanwhile counts more.</summary>
    /// <returns>False when something was.</returns>
    public static async Task<bool> DeferAsync(DbSession session, BroadcastPart part, long untilMs) => await session.ExecuteAsync(
        "update broadcast_parts set next_step_ms = @untilMs where id = @Id and state = @State and attempts = @Attempts and next_step_ms = @NextStepMs",
        new { untilMs, part.Id, part.State, part.Attempts, part.NextStepMs }) == 1;

    /// <summary>Takes away the lists of openids; the counts stay.</summary>
    public static Task ForgetRecipientsAsync(DbSession session, long broadcastId) => session.ExecuteAsync(
        "delete from broadcast_recipients where part_id in (select id from broadcast_parts where broadcast_id = @broadcastId)", new { broadcastId });

    /// <returns>The list of a part, those who left included, see <see cref="RecipientLists.IsLeft"/>; empty for everybody the audience names.</returns>
    public static async Task<IReadOnlyList<string>> EntriesAsync(DbSession session, long partId) =>
        (await session.FirstOrDefaultAsync<string>("select open_ids from broadcast_recipients where part_id = @partId", new { partId }))?
            .Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <returns>The lists of all parts as one, in their order.</returns>
    public static async Task<IReadOnlyList<string>> AllEntriesAsync(DbSession session, long broadcastId) =>
        [.. (await session.QueryAsync<string>(
            """
            select open_ids from broadcast_recipients join broadcast_parts on broadcast_parts.id = broadcast_recipients.part_id
            where broadcast_id = @broadcastId order by position
            """,
            new { broadcastId })).SelectMany(static list => list.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Writes a part's list anew; its length is of those who are left.</summary>
    public static async Task SetEntriesAsync(DbSession session, long partId, IReadOnlyList<string> entries)
    {
        await session.ExecuteAsync("update broadcast_recipients set open_ids = @text where part_id = @partId", new { partId, text = string.Join('\n', entries) });
        await session.ExecuteAsync(
            "update broadcast_parts set recipients = @recipients where id = @partId",
            new { partId, recipients = (long)entries.Count(static entry => !RecipientLists.IsLeft(entry)) });
    }

    /// <summary>Ids of the broadcasts that still have a list.</summary>
    /// <param name="openId">Only lists that may name this person; null for all.</param>
    public static Task<IReadOnlyList<long>> WithListAsync(DbSession session, string? openId) => session.QueryAsync<long>(
        $"""
        select distinct broadcast_id from broadcast_recipients join broadcast_parts on broadcast_parts.id = broadcast_recipients.part_id
        {(openId is null ? "" : "where open_ids like @pattern")} order by broadcast_id
        """,
        new { pattern = $"%{openId}%" });

    /// <summary>Writes a part over the one it was made from.</summary>
    /// <returns>False when it is in another state, or was tried again, meanwhile.</returns>
    public static async Task<bool> MoveAsync(DbSession session, BroadcastPart from, BroadcastPart to)
    {
        var parameters = new DynamicParameters(to);
        parameters.Add("FromState", from.State);
        parameters.Add("FromAttempts", from.Attempts);
        return await session.ExecuteAsync(
            """
            update broadcast_parts set
                state = @State, media_id = @MediaId, media_hash = @MediaHash, attempts = @Attempts, first_attempt_ms = @FirstAttemptMs, lease_until_ms = @LeaseUntilMs,
                next_step_ms = @NextStepMs, polls = @Polls, msg_id = @MsgId, msg_data_id = @MsgDataId, error_code = @ErrorCode, problem = @Problem,
                total_count = @TotalCount, filter_count = @FilterCount, sent_count = @SentCount, error_count = @ErrorCount,
                article_urls = @ArticleUrls, submitted_ms = @SubmittedMs, finished_ms = @FinishedMs
            where id = @Id and state = @FromState and attempts = @FromAttempts
            """,
            parameters) == 1;
    }

    /// <summary>Lets the parts that wait be sent.</summary>
    public static Task ReleaseAsync(DbSession session, long broadcastId, long nowMs) => session.ExecuteAsync(
        $"update broadcast_parts set next_step_ms = @nowMs where broadcast_id = @broadcastId and state = '{PartState.Waiting}'", new { broadcastId, nowMs });

    /// <summary>Keeps the parts that wait from being sent.</summary>
    public static Task HoldAsync(DbSession session, long broadcastId) => ReleaseAsync(session, broadcastId, BroadcastPart.Never);

    /// <summary>Parts whose next step is due: those that are to be sent or asked about, those that WeChat has, those whose caller is gone, those whose end is in doubt.</summary>
    public static Task<IReadOnlyList<BroadcastPart>> DueAsync(DbSession session, long nowMs, int limit) => session.QueryAsync<BroadcastPart>(
        $"""
        select {Columns} from broadcast_parts
        where (state in ('{PartState.Waiting}', '{PartState.Unknown}', '{PartState.Submitted}') and next_step_ms <= @nowMs) or (state = '{PartState.Sending}' and lease_until_ms <= @nowMs)
            or (state in ('{PartState.Succeeded}', '{PartState.Failed}') and msg_id <> '' and next_step_ms <= @nowMs)
        order by next_step_ms, id limit @limit
        """,
        new { nowMs, limit });

    /// <summary>When the next step of any part is due; null when there is none.</summary>
    public static Task<long?> NextStepAsync(DbSession session) => session.FirstOrDefaultAsync<long?>(
        $"""
        select min(case when state = '{PartState.Sending}' then lease_until_ms else next_step_ms end) from broadcast_parts
        where state in ('{PartState.Waiting}', '{PartState.Unknown}', '{PartState.Submitted}', '{PartState.Sending}')
            or (state in ('{PartState.Succeeded}', '{PartState.Failed}') and msg_id <> '' and next_step_ms < @Never)
        """,
        new { BroadcastPart.Never });

    /// <summary>Broadcasts of which a part is unknown and WeChat will be asked again.</summary>
    public static async Task<IReadOnlySet<long>> AskingAsync(DbSession session) => (await session.QueryAsync<long>(
        $"select distinct broadcast_id from broadcast_parts where state = '{PartState.Unknown}' and next_step_ms < @Never", new { BroadcastPart.Never })).ToHashSet();

    /// <summary>The part of an account that a job of WeChat's belongs to.</summary>
    public static Task<BroadcastPart?> OfJobAsync(DbSession session, string account, string msgId) => session.FirstOrDefaultAsync<BroadcastPart>(
        $"select {Columns} from broadcast_parts where id in ({OfJobInAccount("@msgId")}) order by id limit 1", new { account, msgId });

    /// <summary>A query for the ids of the parts of <c>@account</c> that a job belongs to: two accounts number their jobs each for itself.</summary>
    /// <param name="msgId">The job as SQL names it: a parameter or a column of the query around.</param>
    internal static string OfJobInAccount(string msgId) =>
        $"""
        select job_parts.id from broadcast_parts job_parts
        where job_parts.msg_id = {msgId} and {BroadcastStore.IsOfAccount("job_parts.broadcast_id")}
        """;

    /// <summary>A condition for queries of other tables: a call about a part of it may have been taken.</summary>
    /// <param name="id">The id of a broadcast as SQL names it.</param>
    internal static string WasTried(string id) =>
        $"exists (select 1 from broadcast_parts tried where tried.broadcast_id = {id} and (tried.msg_id <> '' or tried.first_attempt_ms is not null))";

    // At random, not from the row's number: a database begun anew or restored must not meet a key that WeChat remembers from
    // another one. WeChat takes 32 bytes; older documents say 64.
    private static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
