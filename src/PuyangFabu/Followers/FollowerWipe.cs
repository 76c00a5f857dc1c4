using PuyangFabu.Storage;

namespace PuyangFabu.Followers;

/// <summary>
/// Takes away what is kept of people who left: the remark, tags, messages in both directions, the openid. Each person
/// is one transaction; who follows again in the meantime keeps everything.
/// </summary>
public sealed class FollowerWipe(
    FollowersOptions options, FollowerStore followers, IEnumerable<IPersonalDataStore> stores, Database database, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <returns>How many people were wiped.</returns>
    public async Task<int> StepAsync(CancellationToken cancellation)
    {
        var wiped = 0;
        var until = clock.GetUtcNow() - TimeSpan.FromDays(options.WipeAfterUnfollowDays);
        foreach (var leaver in await followers.LeaversAsync(until.ToUnixTimeMilliseconds(), BatchSize, cancellation))
        {
            wiped += await database.WriteAsync(session => WipeAsync(session, leaver), cancellation) ? 1 : 0;
        }

        return wiped;
    }

    private async Task<bool> WipeAsync(DbSession session, Follower leaver)
    {
        if (!await FollowerStore.RemoveLeaverAsync(session, leaver))
        {
            return false;
        }

        foreach (var store in stores)
        {
            await store.ForgetAsync(session, leaver.Account, leaver.OpenId);
        }

        return true;
    }
}
