using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.Accounts.Followers;

/// <summary>
/// All SQL of the table <c>followers</c>. Events may arrive late or twice: one that is older than what is known changes
/// nothing; of two in the same moment (WeChat's clock counts seconds) the one handled last holds.
/// </summary>
public sealed class FollowerStore(Database database) : IPersonalDataStore
{
    private const string Columns = "account, open_id, following, followed_ms, unfollowed_ms, scene, code, remark, source, tag_ids, stale_ms";

    IReadOnlyList<PersonalColumns> IPersonalDataStore.PersonalData { get; } =
        [new("followers", "Followers:WipeAfterUnfollowDays", "open_id", "scene", "code", "remark", "source", "tag_ids")];

    public Task FollowAsync(DbSession session, string account, string openId, string scene, long atMs) => session.ExecuteAsync(
        """
        insert into followers (account, open_id, following, followed_ms, scene)
        values (@account, @openId, @following, @atMs, @scene)
        on conflict (account, open_id) do update set
            following = excluded.following, followed_ms = excluded.followed_ms, scene = excluded.scene, stale_ms = null
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

    public Task<Follower?> FindAsync(string account, string openId, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, account, openId), cancellation);

    public static Task<Follower?> FindAsync(DbSession session, string account, string openId) => session.FirstOrDefaultAsync<Follower>(
        $"select {Columns} from followers where account = @account and open_id = @openId", new { account, openId });

    /// <summary>Those of these people who are known.</summary>
    public static Task<IReadOnlyList<Follower>> FindAsync(DbSession session, string account, IReadOnlyList<string> openIds) => session.QueryAsync<Follower>(
        $"select {Columns} from followers where account = @account and open_id {session.Dialect.InIds}", new { account, ids = openIds.ToArray() });

    public Task<IReadOnlyList<Follower>> FindByCodesAsync(string account, IReadOnlyList<string> codes, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Follower>(
            $"select {Columns} from followers where code {session.Dialect.InIds} and account = @account and following = true", new { account, ids = codes.ToArray() }),
        cancellation);

    /// <summary>How many follow the account now.</summary>
    public Task<long> CountAsync(string account, CancellationToken cancellation) => database.ReadAsync(
        session => session.ScalarAsync<long>(
            "select count(*) from followers where account = @account and following = @following",
            new { account, following = true }),
        cancellation);

    /// <summary>Those who follow now, the newest first.</summary>
    public Task<IReadOnlyList<Follower>> PageAsync(FollowerFilter filter, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Follower>(
            $"""
            select {Columns} from followers
            where account = @Account and following = true and code <> ''
                and (@TagPattern is null or tag_ids like @TagPattern)
                and (@RemarkPattern is null or remark like @RemarkPattern escape '!' or code like @CodePattern)
                {(filter.FollowedFromMs is null ? "" : "and followed_ms >= @FollowedFromMs")}
                {(filter.FollowedUntilMs is null ? "" : "and followed_ms < @FollowedUntilMs")}
                and (@AfterCode is null or coalesce(followed_ms, 0) < @AfterMs or (coalesce(followed_ms, 0) = @AfterMs and code > @AfterCode))
            order by coalesce(followed_ms, 0) desc, code
            limit @limit
            """,
            new
            {
                filter.Account,
                TagPattern = filter.TagId is { } tag ? TagIdList.Pattern(tag) : null,
                filter.RemarkPattern,
                filter.CodePattern,
                filter.FollowedFromMs,
                filter.FollowedUntilMs,
                filter.AfterMs,
                filter.AfterCode,
                limit,
            }),
        cancellation);

    public Task<IReadOnlyList<Follower>> WithoutCodeAsync(int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Follower>($"select {Columns} from followers where code = '' limit @limit", new { limit }), cancellation);

    public static Task SetCodeAsync(DbSession session, string account, string openId, string code) => session.ExecuteAsync(
        "update followers set code = @code where account = @account and open_id = @openId", new { account, openId, code });

    public static Task SetRemarkAsync(DbSession session, string account, string openId, string remark) => session.ExecuteAsync(
        "update followers set remark = @remark where account = @account and open_id = @openId", new { account, openId, remark });

    public static Task SetTagsAsync(DbSession session, string account, string openId, string tagIds) => session.ExecuteAsync(
        "update followers set tag_ids = @tagIds where account = @account and open_id = @openId", new { account, openId, tagIds });

    /// <summary>Marks people whom WeChat does not know, until it lists them again.</summary>
    public static Task SetStaleAsync(DbSession session, string account, IReadOnlyList<string> openIds, long nowMs) => session.ExecuteAsync(
        $"update followers set stale_ms = @nowMs where account = @account and open_id {session.Dialect.InIds}", new { account, nowMs, ids = openIds.ToArray() });

    public static Task<IReadOnlyList<Follower>> WithTagAsync(DbSession session, string account, long tagId) => session.QueryAsync<Follower>(
        $"select {Columns} from followers where account = @account and tag_ids like @pattern", new { account, pattern = TagIdList.Pattern(tagId) });

    /// <summary>Holds the follower's row until the end of the transaction, so that two answers at once count one after the other.</summary>
    /// <returns>False when the person does not follow.</returns>
    public static async Task<bool> HoldAsync(DbSession session, string account, string openId, long nowMs) => await session.ExecuteAsync(
        "update followers set answered_ms = @nowMs where account = @account and open_id = @openId and following = true", new { account, openId, nowMs }) == 1;

    /// <summary>
    /// Marks people whom WeChat lists as followers; who left since the list was begun stays away. Whom a later run has listed stays with
    /// that: a page that somebody slept over is of no use to it.
    /// </summary>
    public static async Task ListedAsync(DbSession session, string account, IReadOnlyList<string> openIds, long run, long startedMs)
    {
        // In the order in which events of followers take their rows.
        foreach (var openId in openIds.Order(StringComparer.Ordinal))
        {
            await session.ExecuteAsync(
                """
                insert into followers (account, open_id, following, listed_run) values (@account, @openId, true, @run)
                on conflict (account, open_id) do update set
                    following = true, stale_ms = null,
                    listed_run = case when followers.listed_run > excluded.listed_run then followers.listed_run else excluded.listed_run end
                where followers.following = true or coalesce(followers.unfollowed_ms, 0) < @startedMs
                """,
                new { account, openId, run, startedMs });
        }
    }

    /// <summary>Marks as gone who is in no page of the list and did not follow since it was begun.</summary>
    public static Task<int> DepartedAsync(DbSession session, string account, long run, long startedMs, long nowMs) => session.ExecuteAsync(
        """
        update followers set following = false, unfollowed_ms = @nowMs
        where account = @account and following = true and listed_run <> @run and coalesce(followed_ms, 0) < @startedMs
        """,
        new { account, run, startedMs, nowMs });

    public Task<IReadOnlyList<string>> UninformedAsync(string account, long run, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<string>(
            "select open_id from followers where account = @account and following = true and informed_run < @run order by informed_run, open_id limit @limit",
            new { account, run, limit }),
        cancellation);

    /// <summary>Nothing is known of these people in this run; they are not asked for again in it. Holds their rows from here on.</summary>
    public static Task PassOverAsync(DbSession session, string account, IReadOnlyList<string> openIds, long run) => session.ExecuteAsync(
        "update followers set informed_run = @run where account = @account and open_id = @openId",
        openIds.Order(StringComparer.Ordinal).Select(openId => new { account, run, openId }));

    public static Task InformAsync(DbSession session, string account, UserInfo person, long nowMs) => person.Subscribed
        ? session.ExecuteAsync(
            """
            update followers set remark = @Remark, source = @SubscribeScene, tag_ids = @tagIds,
                scene = case when @QrScene = '' then scene else @QrScene end,
                followed_ms = case when @followedMs > coalesce(followed_ms, 0) then @followedMs else followed_ms end
            where account = @account and open_id = @OpenId and following = true
            """,
            new { account, person.OpenId, person.Remark, person.SubscribeScene, person.QrScene, tagIds = TagIdList.Write(person.TagIds), followedMs = person.SubscribeTime * 1000 })
        : session.ExecuteAsync(
            "update followers set following = false, unfollowed_ms = @nowMs where account = @account and open_id = @OpenId and following = true",
            new { account, person.OpenId, nowMs });

    public Task<IReadOnlyList<Follower>> LeaversAsync(long untilMs, int limit, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<Follower>(
            $"select {Columns} from followers where following = false and unfollowed_ms <= @untilMs order by unfollowed_ms limit @limit", new { untilMs, limit }),
        cancellation);

    /// <summary>Which of these people are known, as followers or as having left and not wiped yet.</summary>
    public static Task<IReadOnlyList<string>> KnownAsync(DbSession session, string account, IReadOnlyList<string> openIds) => session.QueryAsync<string>(
        $"select open_id from followers where account = @account and open_id {session.Dialect.InIds}", new { account, ids = openIds.ToArray() });

    /// <returns>False when the person follows again.</returns>
    public static async Task<bool> RemoveLeaverAsync(DbSession session, Follower leaver) => await session.ExecuteAsync(
        "delete from followers where account = @Account and open_id = @OpenId and following = false and unfollowed_ms = @UnfollowedMs", leaver) == 1;

    Task IPersonalDataStore.ForgetAsync(DbSession session, string account, string openId) => session.ExecuteAsync(
        "delete from followers where account = @account and open_id = @openId and following = false", new { account, openId });
}
