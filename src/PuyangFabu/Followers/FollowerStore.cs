using PuyangFabu.Storage;

namespace PuyangFabu.Followers;

/// <summary>
/// All SQL of the table <c>followers</c>. Events may arrive late or twice: one that is older than what is known changes
/// nothing; of two in the same moment (WeChat's clock counts seconds) the one handled last holds.
/// </summary>
public sealed class FollowerStore(Database database)
{
    public Task FollowAsync(DbSession session, string account, string openId, string scene, long atMs) => session.ExecuteAsync(
        """
        insert into followers (account, open_id, following, followed_ms, scene)
        values (@account, @openId, @following, @atMs, @scene)
        on conflict (account, open_id) do update set
            following = excluded.following, followed_ms = excluded.followed_ms, scene = excluded.scene
        where coalesce(followers.followed_ms, 0) <= excluded.followed_ms
            and coalesce(followers.unfollowed_ms, 0) <= excluded.followed_ms
        """,
        new { account, openId, scene, atMs, following = true });

    public Task UnfollowAsync(DbSession session, string account, string openId, long atMs) => session.ExecuteAsync(
        """
        insert into followers (account, open_id, following, unfollowed_ms)
        values (@account, @openId, @following, @atMs)
        on conflict (account, open_id) do update set
            following = excluded.following, unfollowed_ms = excluded.unfollowed_ms
        where coalesce(followers.followed_ms, 0) <= excluded.unfollowed_ms
            and coalesce(followers.unfollowed_ms, 0) <= excluded.unfollowed_ms
        """,
        new { account, openId, atMs, following = false });

    public Task<Follower?> FindAsync(string account, string openId, CancellationToken cancellation) => database.ReadAsync(
        session => session.FirstOrDefaultAsync<Follower>(
            """
            select account, open_id, following, followed_ms, unfollowed_ms, scene
            from followers where account = @account and open_id = @openId
            """,
            new { account, openId }),
        cancellation);

    /// <summary>How many follow the account now.</summary>
    public Task<long> CountAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long>(
            "select count(*) from followers where account = @account and following = @following",
            new { account, following = true }),
        cancellation);
}
