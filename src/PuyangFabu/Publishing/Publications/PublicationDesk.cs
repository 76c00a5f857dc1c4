using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Review;

namespace PuyangFabu.Publishing.Publications;

/// <summary>
/// Does one thing with one publication in one transaction, after asking in this order: is there such a publication, does
/// its state allow it, is it still what the person saw.
/// </summary>
public sealed class PublicationDesk(Database database, AuditLog audit, TimeProvider clock)
{
    /// <param name="act">Called when nothing speaks against it; what it writes and refuses is undone.</param>
    public Task<Outcome<Publication>> RunAsync(
        long id,
        PublicationAction action,
        Actor actor,
        MoveRequest request,
        Func<OpenPublication, Task<Outcome<Publication>>> act,
        CancellationToken cancellation) => database.TryWriteAsync(
        session => RunAsync(session, id, action, actor, request, act), cancellation);

    /// <inheritdoc cref="RunAsync(long, PublicationAction, Actor, MoveRequest, Func{OpenPublication, Task{Outcome{Publication}}}, CancellationToken)"/>
    /// <remarks>Inside a transaction that is open already.</remarks>
    public async Task<Outcome<Publication>> RunAsync(
        DbSession session,
        long id,
        PublicationAction action,
        Actor actor,
        MoveRequest request,
        Func<OpenPublication, Task<Outcome<Publication>>> act)
    {
        if (await PublicationStore.TakeAsync(session, id) is not { } publication)
        {
            return PublicationRefusals.NotFound;
        }

        var refusal = !PublicationFlow.Allows(publication.State, action)
            ? PublicationRefusals.IllegalMove(publication, action)
            : Stale(publication, request) ?? CommentProblem(request);
        return refusal is not null ? refusal : await act(new OpenPublication(session, audit, actor, action, publication, clock.NowMs()));
    }

    /// <summary>Asks all of that without doing anything, for what waits for others before it acts.</summary>
    public Task<Outcome<Publication>> CheckAsync(long id, PublicationAction action, Actor actor, MoveRequest request, CancellationToken cancellation) =>
        RunAsync(id, action, actor, request, static open => Task.FromResult<Outcome<Publication>>(open.Publication), cancellation);

    /// <summary>Makes a publication that is not there yet.</summary>
    public Task<Outcome<Publication>> CreateAsync(Actor actor, Func<DbSession, Task<Outcome<Publication>>> make, CancellationToken cancellation) =>
        database.TryWriteAsync(
            async session =>
            {
                var made = await make(session);
                if (!made.IsRefused)
                {
                    await new OpenPublication(session, audit, actor, PublicationAction.Create, made.Value, clock.NowMs()).RecordCreationAsync();
                }

                return made;
            },
            cancellation);

    private static Refusal? Stale(Publication publication, MoveRequest request) =>
        request.Revision is { } revision && revision != publication.Revision ? Refusal.Stale
        : !string.IsNullOrEmpty(request.ContentHash) && !request.ContentHash.Equals(publication.ContentHash, StringComparison.OrdinalIgnoreCase)
            ? PublicationRefusals.OtherContent
        : null;

    private static Refusal? CommentProblem(MoveRequest request) =>
        FieldReasons.OfText(request.Comment ?? "", MoveRequest.LongestComment) is { } reason ? Refusal.BadInput("comment", reason) : null;
}
