using PuyangFabu.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>
/// WeChat may deliver what somebody sent after it has delivered that he left, and after everything of him was wiped. Who
/// left is remembered for an hour, in memory alone; other processes find such messages as those of <see cref="Strangers"/>.
/// </summary>
public sealed class LateMessages(Database database, TimeProvider clock)
{
    public const int MostRemembered = 1000;
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>WeChat repeats within fifteen seconds, and a repeat is answered from the row.</summary>
    private static readonly TimeSpan Repeats = TimeSpan.FromSeconds(20);

    private readonly Queue<(string Account, string OpenId, DateTimeOffset Until)> left = [];

    public int Count => left.Count;

    public void Remember(string account, string openId)
    {
        left.Enqueue((account, openId, clock.GetUtcNow() + Remembered));
        while (left.Count > MostRemembered || (left.TryPeek(out var first) && first.Until < clock.GetUtcNow()))
        {
            left.Dequeue();
        }
    }

    /// <summary>Those who left and of whom something came since.</summary>
    public async Task<IReadOnlyList<(string Account, string OpenId)>> FindAsync(CancellationToken cancellation)
    {
        var found = new List<(string, string)>();
        foreach (var people in left.GroupBy(static person => person.Account, static person => person.OpenId))
        {
            var silent = await database.ReadAsync(
                session => InboxStore.SilentAsync(session, people.Key, [.. people.Distinct()], (clock.GetUtcNow() - Repeats).ToUnixTimeMilliseconds()), cancellation);
            found.AddRange(silent.Select(openId => (people.Key, openId)));
        }

        return found;
    }
}
