using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Accounts.Followers;

/// <summary>All SQL of the table <c>follower_tags</c>: the tags as they are known here, from the last synchronisation and from every change made since.</summary>
public sealed class FollowerTagStore(Database database)
{
    private const string Columns = "tag_id as Id, name, members";

    /// <param name="account">Slug.</param>
    public Task<IReadOnlyList<FollowerTag>> ListAsync(string account, CancellationToken cancellation) =>
        database.ReadAsync(session => ListAsync(session, account), cancellation);

    public static Task<IReadOnlyList<FollowerTag>> ListAsync(DbSession session, string account) => session.QueryAsync<FollowerTag>(
        $"select {Columns} from follower_tags where account = @account order by tag_id", new { account });

    /// <param name="account">Slug.</param>
    /// <returns>Null when the account has no such tag.</returns>
    public Task<FollowerTag?> FindAsync(string account, long tagId, CancellationToken cancellation) =>
        database.ReadAsync(session => FindAsync(session, account, tagId), cancellation);

    /// <inheritdoc cref="FindAsync(string, long, CancellationToken)"/>
    public static Task<FollowerTag?> FindAsync(DbSession session, string account, long tagId) => session.FirstOrDefaultAsync<FollowerTag>(
        $"select {Columns} from follower_tags where account = @account and tag_id = @tagId", new { account, tagId });

    /// <summary>Of a list that is not whole nobody knows what is missing: then no tag is taken away.</summary>
    public static async Task ReplaceAsync(DbSession session, string account, UserTagList tags)
    {
        if (tags.Unreadable == 0)
        {
            await session.ExecuteAsync("delete from follower_tags where account = @account", new { account });
        }

        foreach (var tag in tags.Items)
        {
            await SaveAsync(session, account, new FollowerTag(tag.Id, tag.Name, tag.Count));
        }
    }

    public static Task SaveAsync(DbSession session, string account, FollowerTag tag) => session.ExecuteAsync(
        """
        insert into follower_tags (account, tag_id, name, members) values (@account, @Id, @Name, @Members)
        on conflict (account, tag_id) do update set name = excluded.name, members = excluded.members
        """,
        new { account, tag.Id, tag.Name, tag.Members });

    public static Task AddMembersAsync(DbSession session, string account, long tagId, long more) => session.ExecuteAsync(
        "update follower_tags set members = case when members + @more < 0 then 0 else members + @more end where account = @account and tag_id = @tagId",
        new { account, tagId, more });

    public static Task RemoveAsync(DbSession session, string account, long tagId) => session.ExecuteAsync(
        "delete from follower_tags where account = @account and tag_id = @tagId", new { account, tagId });
}

/// <summary>A tag of an account, as WeChat last told.</summary>
/// <param name="Id">WeChat's; below 100 the tags of the system, which nobody can change.</param>
/// <param name="Members">Followers that have it.</param>
public sealed record FollowerTag(long Id, string Name, long Members);
