using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Publications;

/// <summary>
/// What one person can really do with a publication at this moment: what the state allows, less what this person has no
/// right to or had a hand in, and less what WeChat could not be asked for.
/// </summary>
public sealed class PublicationRights(AccountRegistry accounts)
{
    public async Task<IReadOnlyList<PublicationAction>> OfAsync(DbSession session, Publication publication, Actor actor)
    {
        var open = new List<PublicationAction>();
        foreach (var move in PublicationFlow.Table.MovesIn(publication.State))
        {
            if (actor.May(move.Permission!.Value) && await IsOpenAsync(session, publication, move.Action, actor))
            {
                open.Add(move.Action);
            }
        }

        return open;
    }

    /// <summary>Whether this person may be the second one.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public static async Task<Refusal?> OwnWorkAsync(DbSession session, Publication publication, Actor actor) =>
        SecondPerson.Is(actor, [publication.AuthorId, .. await PublicationEventStore.SubmittersAsync(session, publication.Id)]) ? null : PublicationRefusals.OwnWork;

    private async Task<bool> IsOpenAsync(DbSession session, Publication publication, PublicationAction action, Actor actor) => action switch
    {
        PublicationAction.Approve => await OwnWorkAsync(session, publication, actor) is null,
        PublicationAction.Publish => accounts.Find(publication.Account) is not null,
        PublicationAction.Remove => publication.WeChatArticleId.Length > 0 && accounts.Find(publication.Account) is not null,
        _ => true,
    };
}
