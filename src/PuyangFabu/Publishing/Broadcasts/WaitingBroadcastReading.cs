using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Finds the broadcasts in which one person has the next step.</summary>
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
        var waiting = new List<WaitingBroadcast>();
        foreach (var (state, step) in Steps)
        {
            foreach (var broadcast in await broadcasts.ListAsync(null, state, null, null, MostOfEach, cancellation))
            {
                if ((state != BroadcastState.Draft || broadcast.AuthorId == actor.OperatorId)
                    && (await database.ReadAsync(session => rights.OfAsync(session, broadcast, actor), cancellation)).Contains(step))
                {
                    waiting.Add(new WaitingBroadcast(BroadcastItem.Of(broadcast), step));
                }
            }
        }

        return waiting;
    }
}

/// <summary>A broadcast that waits for the person who asks.</summary>
/// <param name="Step">What he is waited for.</param>
public sealed record WaitingBroadcast(BroadcastItem Item, BroadcastAction Step);
