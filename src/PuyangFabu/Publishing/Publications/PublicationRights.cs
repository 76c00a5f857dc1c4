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
    public async Task<IReadOnlyList<PublicationAction>> OfAsync(DbSession session, Publication publication, Actor actor) =>
        (await OfAsync(session, [publication], actor))[0];

    /// <summary>The same for a page of them, in their order, by one look at who had a hand in them.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PublicationAction>>> OfAsync(DbSession session, IReadOnlyList<Publication> publications, Actor actor)
    {
        var hands = await PublicationEventStore.HandsAsync(
            session, [.. publications.Where(static publication => publication.State == PublicationState.PendingApproval).Select(static publication => publication.Id)]);
        return
        [
            .. publications.Select(publication => PublicationFlow.Table.MovesIn(publication.State)
                .Where(move => actor.May(move.Permission!.Value) && IsOpen(publication, hands[publication.Id], move.Action, actor))
                .Select(static move => move.Action).ToArray()),
        ];
    }

    /// <summary>Whether this person may be the second one.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public static async Task<Refusal?> OwnWorkAsync(DbSession session, Publication publication, Actor actor) =>
        OwnWork(publication, (await PublicationEventStore.HandsAsync(session, [publication.Id]))[publication.Id], actor);

    private static Refusal? OwnWork(Publication publication, IEnumerable<long> hands, Actor actor) =>
        SecondPerson.Is(actor, [publication.AuthorId, .. hands]) ? null : PublicationRefusals.OwnWork;

    private bool IsOpen(Publication publication, IEnumerable<long> hands, PublicationAction action, Actor actor) => action switch
    {
        PublicationAction.Approve => OwnWork(publication, hands, actor) is null,
        PublicationAction.Publish => accounts.Find(publication.Account) is not null,
        PublicationAction.Remove => publication.WeChatArticleId.Length > 0 && accounts.Find(publication.Account) is not null,
        _ => true,
    };
}
