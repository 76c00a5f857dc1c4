using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Accounts.Followers;

/// <summary>All SQL of the table <c>follower_name_keys</c>, which has one row: the key of the followers' codes.</summary>
public static class FollowerNameKeyStore
{
    private const long OnlyRow = 1;

    /// <param name="fresh">Becomes the key when there is none.</param>
    public static async Task<string> FindOrAddAsync(DbSession session, string fresh)
    {
        await session.ExecuteAsync(
            "insert into follower_name_keys (id, secret) values (@id, @fresh) on conflict (id) do nothing", new { id = OnlyRow, fresh });
        return await session.ScalarAsync<string>("select secret from follower_name_keys where id = @id", new { id = OnlyRow });
    }
}
