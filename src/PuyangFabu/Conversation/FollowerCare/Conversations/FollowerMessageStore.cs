using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>All SQL of the table <c>follower_messages</c>.</summary>
public sealed class FollowerMessageStore(InboxOptions options) : IPersonalDataStore, IExpiringRows
{
    private const string Columns = "id, account, open_id, operator_id, operator_name, words, state, sent_ms, problem, article_id, picture";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("follower_messages", "Inbox:MessageDays", "open_id", "words", "problem", "picture")];

    public static Task<IReadOnlyList<FollowerMessage>> OfFollowerAsync(DbSession session, string account, string openId, int limit) =>
        session.QueryAsync<FollowerMessage>(
            $"select {Columns} from follower_messages where account = @account and open_id = @openId order by id desc limit @limit", new { account, openId, limit });

    /// <summary>When messages were sent since then, without those that certainly did not arrive.</summary>
    public static Task<IReadOnlyList<SentTime>> SentSinceAsync(DbSession session, string account, IReadOnlyList<string> openIds, long sinceMs) => session.QueryAsync<SentTime>(
        $"select open_id, sent_ms from follower_messages where account = @account and open_id {session.Dialect.InIds} and sent_ms >= @sinceMs and state <> @failed",
        new { account, ids = openIds.ToArray(), sinceMs, failed = MessageState.Failed });

    /// <summary>What was last sent to each of these people by a person, without what certainly did not arrive.</summary>
    public static Task<IReadOnlyList<LastReply>> LastAsync(DbSession session, string account, IReadOnlyList<string> openIds) => session.QueryAsync<LastReply>(
        $"""
        select open_id, operator_name, state, sent_ms from follower_messages where id in (
            select max(id) from follower_messages where account = @account and open_id {session.Dialect.InIds} and state <> @failed and operator_id is not null group by open_id)
        """,
        new { account, ids = openIds.ToArray(), failed = MessageState.Failed });

    public static Task<long> AddAsync(DbSession session, FollowerMessage message) => session.ScalarAsync<long>(
        """
        insert into follower_messages (account, open_id, operator_id, operator_name, words, state, sent_ms, article_id, picture)
        values (@Account, @OpenId, @OperatorId, @OperatorName, @Words, @State, @SentMs, @ArticleId, @Picture)
        returning id
        """,
        message);

    public static Task EndAsync(DbSession session, long id, string state, string problem) => session.ExecuteAsync(
        "update follower_messages set state = @state, problem = @problem where id = @id and state in (@sending, @unknown)",
        new { id, state, problem, sending = MessageState.Sending, unknown = MessageState.Unknown });

    /// <summary>Calls whose process died: nobody will hear of them any more.</summary>
    public static Task<int> LoseAsync(DbSession session, long untilMs, string problem) => session.ExecuteAsync(
        "update follower_messages set state = @unknown, problem = @problem where state = @sending and sent_ms <= @untilMs",
        new { untilMs, problem, sending = MessageState.Sending, unknown = MessageState.Unknown });

    public Task ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from follower_messages where account = @account and open_id = @openId", new { account, openId });

    /// <summary>What staff wrote goes with what it answered.</summary>
    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        "delete from follower_messages where id in (select id from follower_messages where sent_ms < @before order by id limit @limit)",
        new { before = now.AddDays(-options.MessageDays).ToUnixTimeMilliseconds(), limit });
}

/// <summary>When something was sent to a follower.</summary>
public sealed record SentTime
{
    public required string OpenId { get; init; }

    public required long SentMs { get; init; }
}

/// <summary>What somebody last wrote to a follower.</summary>
public sealed record LastReply
{
    public required string OpenId { get; init; }

    public required string OperatorName { get; init; }

    /// <summary>One of <see cref="MessageState"/>.</summary>
    public required string State { get; init; }

    public required long SentMs { get; init; }
}
