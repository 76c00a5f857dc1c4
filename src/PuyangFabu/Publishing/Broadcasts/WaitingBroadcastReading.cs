using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Finds the broadcasts in which one person has the next step; few queries, however many there are.</summary>
public sealed class WaitingBroadcastReading(Database database, BroadcastStore broadcasts, BroadcastRights rights)
{
    private const int MostOfEach = 20;

    private static readonly (string State, BroadcastAction Step)[] Steps =
    [
        (BroadcastState.Unknown, BroadcastAction.Resolve),
        (BroadcastState.PendingApproval, BroadcastAction.Approve),
        (BroadcastState.Approved, BroadcastAction.Send),
        (BroadcastState.Draft, BroadcastAction.Submit),
    ];

    /// <summary>The most pressing first. Drafts only of the person's own.</summary>
    public async Task<IReadOnlyList<WaitingBroadcast>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var found = new List<(Broadcast Broadcast, BroadcastAction Step)>();
        foreach (var (state, step) in Steps)
        {
            var those = state == BroadcastState.Draft
                ? await broadcasts.DraftsOfAsync(actor.OperatorId ?? 0, MostOfEach, cancellation)
                : await broadcasts.ListAsync(null, state, null, null, MostOfEach, cancellation);
            found.AddRange(those.Select(broadcast => (broadcast, step)));
        }

        return await database.ReadAsync<IReadOnlyList<WaitingBroadcast>>(
            async session =>
            {
                var facts = await BroadcastFacts.ReadAsync(session, [.. found.Select(static pair => pair.Broadcast)]);
                var waiting = new List<WaitingBroadcast>();
                foreach (var (broadcast, step) in found)
                {
                    if (await rights.IsOpenAsync(facts, broadcast, step, actor))
                    {
                        waiting.Add(new WaitingBroadcast(BroadcastItem.Of(broadcast), step));
                    }
                }

                return waiting;
            },
            cancellation);
    }
}

/// <summary>A broadcast that waits for the person who asks.</summary>
/// <param name="Step">What he is waited for.</param>
public sealed record WaitingBroadcast(BroadcastItem Item, BroadcastAction Step);
