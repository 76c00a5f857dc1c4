using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Broadcasts.Approval;

/// <summary>The rule that no setting changes: nobody approves what he wrote, changed or handed in.</summary>
public static class SecondPerson
{
    /// <returns>Null when nothing speaks against this person's approval.</returns>
    public static async Task<Refusal?> ProblemAsync(DbSession session, Broadcast broadcast, Actor actor)
    {
        var writers = await BroadcastLogStore.WritersAsync(session, broadcast.Id);
        return actor.OperatorId is not { } person || person == broadcast.AuthorId || writers.Contains(person) ? BroadcastRefusals.OwnWork : null;
    }
}
