using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>
/// People who wrote and are known as no followers: their follow never came, they are of before the product and were not
/// synchronised yet, or they have left. Nobody could show or delete what is kept of them. Looks at each row once, at none that is empty.
/// </summary>
public sealed class Strangers(FollowersOptions options, Database database, TimeProvider clock)
{
    private const int RowsAStep = 2000;

    private long looked;

    /// <summary>Whether the last look came to the end of what is old enough.</summary>
    public bool AreAllSeen { get; private set; }

    /// <summary>The next ones, with the row up to which that is all; to be wiped, and then to be ticked off.</summary>
    public Task<(IReadOnlyList<InboxSender> People, long UntilId)> NextAsync(CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var old = clock.GetUtcNow().AddMinutes(-options.WipeStrangersAfterMinutes).ToUnixTimeMilliseconds();
            var from = Math.Max(looked, await InboxStore.EmptiedUntilAsync(session));
            var last = await InboxStore.LastBeforeAsync(session, old, from);
            var rows = await InboxStore.SendersAsync(session, from, last, RowsAStep);
            var people = new List<InboxSender>();
            foreach (var account in rows.DistinctBy(static row => (row.Account, row.OpenId)).GroupBy(static row => row.Account))
            {
                var known = (await FollowerStore.KnownAsync(session, account.Key, [.. account.Select(static row => row.OpenId)])).ToHashSet(StringComparer.Ordinal);
                people.AddRange(account.Where(row => !known.Contains(row.OpenId)));
            }

            AreAllSeen = rows.Count < RowsAStep;
            return ((IReadOnlyList<InboxSender>)people, AreAllSeen ? last : rows[^1].Id);
        },
        cancellation);

    public void TickOff(long untilId) => looked = untilId;
}
