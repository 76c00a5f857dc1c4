using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>
/// Takes away what is kept of people who do not follow: the remark, tags, messages in both directions, the openid. Nobody is
/// wiped by halves; who follows again in the meantime keeps everything.
/// </summary>
public sealed class FollowerWipe(
    FollowersOptions options, FollowerStore followers, LateMessages late, Strangers strangers, IEnumerable<IPersonalDataStore> stores, Database database, TimeProvider clock) : IDueWork
{
    private const int BatchSize = 100;

    /// <summary>
    /// Strangers of one transaction of SQLite. There may be a great many (an account that moves here brings its followers' messages
    /// before their names), and a flush for each would take the disk from the messages; more at once would keep messages waiting.
    /// On PostgreSQL each stands alone: the rows of several would be taken in nobody's order.
    /// </summary>
    private const int StrangersTogether = 20;

    private bool isInLog = true;

    public string Name => "粉丝数据的清除";

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var known = await WipeLeaversAsync(cancellation) + await WipeLateAsync(cancellation);
        await WipeStrangersAsync(cancellation);

        // What was wiped still stands in the log of the database; a new process does it for one that was killed in between.
        // Messages wait meanwhile, so a long row of strangers does it once, at its end.
        if (isInLog && (known > 0 || strangers.AreAllSeen))
        {
            isInLog = !await database.EmptyLogAsync(cancellation);
        }

        return null;
    }

    /// <returns>How many people were wiped.</returns>
    private async Task<int> WipeLeaversAsync(CancellationToken cancellation)
    {
        var wiped = 0;
        var until = clock.GetUtcNow() - TimeSpan.FromDays(options.WipeAfterUnfollowDays);
        foreach (var leaver in await followers.LeaversAsync(until.ToUnixTimeMilliseconds(), BatchSize, cancellation))
        {
            isInLog = true;
            if (await database.WriteAsync(session => WipeAsync(session, leaver), cancellation))
            {
                late.Remember(leaver.Account, leaver.OpenId);
                wiped++;
            }
        }

        return wiped;
    }

    private async Task<int> WipeLateAsync(CancellationToken cancellation)
    {
        var people = await late.FindAsync(cancellation);
        foreach (var (account, openId) in people)
        {
            isInLog = true;
            await database.WriteAsync(
                async session =>
                {
                    if (await FollowerStore.KnownAsync(session, account, [openId]) is [])
                    {
                        await ForgetAsync(session, account, openId);
                    }
                },
                cancellation);
        }

        return people.Count;
    }

    private async Task WipeStrangersAsync(CancellationToken cancellation)
    {
        var (people, untilId) = await strangers.NextAsync(cancellation);
        foreach (var together in people.Chunk(database.Dialect.SingleWriter ? StrangersTogether : 1))
        {
            isInLog = true;
            await database.WriteAsync(
                async session =>
                {
                    foreach (var person in together)
                    {
                        await WipeStrangerAsync(session, person, untilId);
                    }
                },
                cancellation);
        }

        strangers.TickOff(untilId);
    }

    private async Task<bool> WipeAsync(DbSession session, Follower leaver)
    {
        if (!await FollowerStore.RemoveLeaverAsync(session, leaver))
        {
            return false;
        }

        await ForgetAsync(session, leaver.Account, leaver.OpenId);
        return true;
    }

    private async Task ForgetAsync(DbSession session, string account, string openId)
    {
        foreach (var store in stores)
        {
            await store.ForgetAsync(session, account, openId);
        }
    }

    private async Task WipeStrangerAsync(DbSession session, InboxSender person, long untilId)
    {
        // Who wrote again since is wiped after that: a repeat of it is answered from its row.
        if (await FollowerStore.KnownAsync(session, person.Account, [person.OpenId]) is not []
            || await InboxStore.SentAfterAsync(session, person.Account, person.OpenId, untilId))
        {
            return;
        }

        foreach (var store in stores)
        {
            await store.ForgetStrangerAsync(session, person.Account, person.OpenId, untilId);
        }
    }
}
