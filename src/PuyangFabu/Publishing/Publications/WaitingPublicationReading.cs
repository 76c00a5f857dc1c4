using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Publications;

/// <summary>Finds the publications in which one person has the next step; few queries, however many there are.</summary>
public sealed class WaitingPublicationReading(Database database, PublicationStore publications, PublicationRights rights)
{
    /// <summary>Of each state; there may be more where so many are found.</summary>
    public const int MostOfEach = 50;

    private static readonly (string State, PublicationAction Step)[] Steps =
    [
        (PublicationState.Unknown, PublicationAction.Resolve),
        (PublicationState.Failed, PublicationAction.Publish),
        (PublicationState.PendingApproval, PublicationAction.Approve),
        (PublicationState.Approved, PublicationAction.Publish),
        (PublicationState.Draft, PublicationAction.Submit),
    ];

    /// <summary>The most pressing first. Drafts only of the person's own.</summary>
    public async Task<IReadOnlyList<WaitingPublication>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var found = new List<(Publication Publication, PublicationAction Step)>();
        foreach (var (state, step) in Steps)
        {
            var those = state == PublicationState.Draft
                ? await publications.DraftsOfAsync(actor.OperatorId ?? 0, MostOfEach, cancellation)
                : await publications.ListAsync(null, state, null, null, MostOfEach, cancellation);
            found.AddRange(those.Select(publication => (publication, step)));
        }

        var open = await database.ReadAsync(session => rights.OfAsync(session, [.. found.Select(static pair => pair.Publication)], actor), cancellation);
        return
        [
            .. from pair in found.Zip(open, static (pair, actions) => (pair.Publication, pair.Step, Actions: actions))
               where pair.Actions.Contains(pair.Step)
               select new WaitingPublication(PublicationView.Of(pair.Publication, pair.Actions), pair.Step),
        ];
    }
}

/// <summary>A publication that waits for the person who asks.</summary>
/// <param name="Item">As in a list.</param>
/// <param name="Step">What he is waited for.</param>
public sealed record WaitingPublication(PublicationView Item, PublicationAction Step);
