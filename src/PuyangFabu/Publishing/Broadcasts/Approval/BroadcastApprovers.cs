using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Publishing.Broadcasts.Approval;

/// <summary>Names who could be the second person of a broadcast now, by the rule that is asked when one is.</summary>
public sealed class BroadcastApprovers(Database database)
{
    /// <param name="submitter">Who is about to hand it in; null when it was.</param>
    public Task<IReadOnlyList<string>> NamesAsync(long id, long? submitter, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(
        async session =>
        {
            if (await BroadcastStore.FindAsync(session, id) is not { } broadcast)
            {
                return [];
            }

            var facts = await BroadcastFacts.ReadAsync(session, [broadcast]);
            var names = new List<string>();
            foreach (var person in (await OperatorStore.ListAsync(session)).Where(person => person.Enabled && person.Id != submitter))
            {
                var actor = person.ToActor();
                if (actor.May(Permission.ApproveBroadcasts) && await BroadcastRights.PersonRefusalAsync(facts, broadcast, actor) is null)
                {
                    names.Add(person.DisplayName);
                }
            }

            return names;
        },
        cancellation);
}
