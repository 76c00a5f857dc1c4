using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>Names who could be the second person of a version now, by the rule that is asked when one is.</summary>
public sealed class StandardRepliesApprovers(Database database)
{
    public Task<IReadOnlyList<string>> NamesAsync(long version, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(
        async session =>
        {
            if (await StandardRepliesStore.FindAsync(session, version) is not { } waiting)
            {
                return [];
            }

            return
            [
                .. from person in await OperatorStore.ListAsync(session)
                   where person.Enabled
                   let actor = person.ToActor()
                   where actor.May(Permission.ApproveContent) && StandardRepliesDesk.PersonRefusal(waiting, actor) is null
                   select person.DisplayName,
            ];
        },
        cancellation);
}
