using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.Media;

/// <summary>All SQL of the table <c>sent_media</c>.</summary>
public sealed class SentMediaStore(Database database, InboxOptions options) : IPersonalDataStore, IExpiringRows
{
    private const string Columns = "id, account, open_id, media_id, kind, state, received_ms, next_step_ms, attempts, file_name, content_type, bytes, problem, thumbnail";

    // Whose it was is gone at once; what is left names the file that must go.
    private const string Wipe = $"update sent_media set state = '{MediaState.Wiped}', open_id = '', media_id = '', problem = '', next_step_ms = 0";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } = [new("sent_media", "Inbox:MessageDays", "open_id", "media_id")];

    public static Task AddAsync(DbSession session, SentMedia media) => session.ExecuteAsync(
        """
        insert into sent_media (account, open_id, media_id, kind, state, received_ms, next_step_ms)
        values (@Account, @OpenId, @MediaId, @Kind, @State, @ReceivedMs, @NextStepMs)
        """,
        media);

    /// <summary>What a follower sent last, the newest first.</summary>
    public static Task<IReadOnlyList<SentMedia>> OfFollowerAsync(DbSession session, string account, string openId, int limit) => session.QueryAsync<SentMedia>(
        $"select {Columns} from sent_media where account = @account and open_id = @openId order by id desc limit @limit", new { account, openId, limit });

    public Task<SentMedia?> FindAsync(long id, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<SentMedia>($"select {Columns} from sent_media where id = @id", new { id }), cancellation);

    /// <summary>Of a follower, by WeChat's id of it; the same may have been sent twice.</summary>
    public static Task<SentMedia?> FindAsync(DbSession session, string account, string openId, string mediaId) => session.FirstOrDefaultAsync<SentMedia>(
        $"select {Columns} from sent_media where account = @account and open_id = @openId and media_id = @mediaId order by id limit 1", new { account, openId, mediaId });

    /// <summary>What is to be fetched now, or removed.</summary>
    public Task<IReadOnlyList<SentMedia>> DueAsync(long nowMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<SentMedia>(
            $"""
            select {Columns} from sent_media
            where state in ('{MediaState.Due}', '{MediaState.Wiped}') and next_step_ms <= @nowMs order by next_step_ms, id limit @limit
            """,
            new { nowMs, limit }),
        cancellation);

    /// <summary>How many are still to be fetched.</summary>
    public static Task<long> CountDueAsync(DbSession session) =>
        session.ScalarAsync<long>($"select count(*) from sent_media where state = '{MediaState.Due}'");

    /// <summary>Takes one so that no other process fetches it meanwhile.</summary>
    /// <returns>False when another one was quicker, or it is nobody's any more.</returns>
    public async Task<bool> ClaimAsync(SentMedia media, long untilMs, CancellationToken cancellation) => await database.WriteAsync(
        session => session.ExecuteAsync(
            "update sent_media set next_step_ms = @untilMs, attempts = attempts + 1 where id = @Id and state = @State and next_step_ms = @NextStepMs and attempts = @Attempts",
            new { media.Id, media.State, media.NextStepMs, media.Attempts, untilMs }),
        cancellation) == 1;

    /// <summary>Writes what came of a try.</summary>
    /// <returns>False when it is nobody's any more.</returns>
    public async Task<bool> EndAsync(SentMedia media, CancellationToken cancellation) => await database.WriteAsync(
        session => session.ExecuteAsync(
            $"""
            update sent_media set
                state = @State, next_step_ms = @NextStepMs, file_name = @FileName, content_type = @ContentType, bytes = @Bytes, problem = @Problem, thumbnail = @Thumbnail
            where id = @Id and state = '{MediaState.Due}'
            """,
            media),
        cancellation) == 1;

    public Task RemoveAsync(long id, CancellationToken cancellation) => database.WriteAsync(
        session => session.ExecuteAsync($"delete from sent_media where id = @id and state = '{MediaState.Wiped}'", new { id }), cancellation);

    public Task ForgetAsync(DbSession session, string account, string openId) =>
        session.ExecuteAsync($"{Wipe} where account = @account and open_id = @openId", new { account, openId });

    Task<int> IExpiringRows.ExpireAsync(DbSession session, DateTimeOffset now, int limit) => session.ExecuteAsync(
        $"{Wipe} where id in (select id from sent_media where received_ms < @before and state <> '{MediaState.Wiped}' order by id limit @limit)",
        new { before = now.AddDays(-options.MessageDays).ToUnixTimeMilliseconds(), limit });
}
