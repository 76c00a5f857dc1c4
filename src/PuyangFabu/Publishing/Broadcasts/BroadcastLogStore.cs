using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>All SQL of the tables <c>broadcast_events</c> and <c>broadcast_attempts</c>.</summary>
public static class BroadcastLogStore
{
    private static readonly string Hands =
        string.Join(", ", new[] { BroadcastAction.Create, BroadcastAction.Edit, BroadcastAction.Submit }.Select(static action => $"'{MoveCode.Of(action)}'"));

    public static Task AddAsync(DbSession session, MoveEvent happened) => session.ExecuteAsync(
        """
        insert into broadcast_events (broadcast_id, at_ms, action, from_state, to_state, content_hash, operator_id, operator_name, comment)
        values (@SubjectId, @AtMs, @Action, @FromState, @ToState, @ContentHash, @OperatorId, @OperatorName, @Comment)
        """,
        happened);

    public static Task<IReadOnlyList<MoveEvent>> EventsAsync(DbSession session, long broadcastId) => session.QueryAsync<MoveEvent>(
        """
        select id, broadcast_id as subject_id, at_ms, action, from_state, to_state, content_hash, operator_id, operator_name, comment
        from broadcast_events where broadcast_id = @broadcastId order by id
        """,
        new { broadcastId });

    /// <summary>Everyone who had a hand in each of these.</summary>
    public static Task<IReadOnlyList<BroadcastHand>> WritersAsync(DbSession session, IReadOnlyList<long> broadcastIds) => session.QueryAsync<BroadcastHand>(
        $"""
        select distinct broadcast_id, operator_id from broadcast_events
        where broadcast_id {session.Dialect.InIds} and operator_id is not null and action in ({Hands})
        """,
        new { ids = broadcastIds.ToArray() });

    /// <summary>Everyone who had a hand in what is sent: none of them approves it.</summary>
    public static Task<IReadOnlyList<long>> WritersAsync(DbSession session, long broadcastId) => session.QueryAsync<long>(
        $"""
        select distinct operator_id from broadcast_events
        where broadcast_id = @broadcastId and operator_id is not null and action in ({Hands})
        """,
        new { broadcastId });

    public static Task AddAsync(DbSession session, BroadcastAttempt attempt) => session.ExecuteAsync(
        """
        insert into broadcast_attempts (broadcast_id, part_position, number, started_ms)
        values (@BroadcastId, @PartPosition, @Number, @StartedMs)
        """,
        attempt);

    public static Task EndAsync(DbSession session, BroadcastAttempt attempt) => session.ExecuteAsync(
        """
        update broadcast_attempts set ended_ms = @EndedMs, outcome = @Outcome, error_code = @ErrorCode, msg_id = @MsgId, problem = @Problem
        where broadcast_id = @BroadcastId and part_position = @PartPosition and number = @Number and ended_ms is null
        """,
        attempt);

    public static Task<IReadOnlyList<BroadcastAttempt>> AttemptsAsync(DbSession session, long broadcastId) => session.QueryAsync<BroadcastAttempt>(
        """
        select id, broadcast_id, part_position, number, started_ms, ended_ms, outcome, error_code, msg_id, problem
        from broadcast_attempts where broadcast_id = @broadcastId order by id
        """,
        new { broadcastId });
}

/// <summary>Somebody had a hand in a broadcast.</summary>
public sealed record BroadcastHand
{
    public long BroadcastId { get; init; }

    public long OperatorId { get; init; }
}
