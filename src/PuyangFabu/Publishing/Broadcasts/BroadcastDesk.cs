using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.Publishing.Broadcasts.Drafting;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>
/// Does one thing with one broadcast in one transaction, after asking in this order: is there such a broadcast, does its
/// state allow it, is it still what the person saw, may this person do it.
/// </summary>
public sealed class BroadcastDesk(Database database, BroadcastActions actions, AuditLog audit, TimeProvider clock)
{
    /// <param name="act">Called when nothing speaks against it; what it writes and refuses is undone.</param>
    public Task<Outcome<Broadcast>> RunAsync(
        long id,
        BroadcastAction action,
        Actor actor,
        MoveRequest request,
        Func<OpenBroadcast, Task<Outcome<Broadcast>>> act,
        CancellationToken cancellation) => database.TryWriteAsync(
        async session =>
        {
            if (await BroadcastStore.TakeAsync(session, id) is not { } taken)
            {
                return BroadcastRefusals.NotFound;
            }

            var broadcast = await AsShownAsync(session, taken, action, request);
            var refusal = BroadcastFlow.Find(broadcast.State, action) is null
                ? BroadcastRefusals.IllegalMove(broadcast, action, await actions.OfAsync(session, broadcast, actor))
                : Stale(broadcast, request) ?? CommentProblem(request) ?? (action == BroadcastAction.Approve ? await SecondPerson.ProblemAsync(session, broadcast, actor) : null);
            return refusal is not null ? refusal : await act(new OpenBroadcast(session, audit, actor, action, broadcast, clock.NowMs()));
        },
        cancellation);

    /// <summary>Asks all of that without doing it, for what cannot be undone by a rollback.</summary>
    public Task<Outcome<Broadcast>> CheckAsync(long id, BroadcastAction action, Actor actor, MoveRequest request, CancellationToken cancellation) =>
        RunAsync(id, action, actor, request, static open => Task.FromResult<Outcome<Broadcast>>(open.Broadcast), cancellation);

    /// <summary>Makes a broadcast that is not there yet.</summary>
    public Task<Outcome<Broadcast>> CreateAsync(Actor actor, Func<DbSession, Task<Outcome<Broadcast>>> make, CancellationToken cancellation) => database.TryWriteAsync(
        async session =>
        {
            var made = await make(session);
            if (!made.IsRefused)
            {
                await new OpenBroadcast(session, audit, actor, BroadcastAction.Create, made.Value, clock.NowMs()).RecordCreationAsync();
            }

            return made;
        },
        cancellation);

    /// <summary>Puts into the record that it was shown on a phone; its timeline has that from the call itself.</summary>
    /// <param name="shownTo">Masked.</param>
    public Task TellPreviewAsync(DbSession session, Actor actor, Broadcast broadcast, string shownTo) => audit.RecordAsync(session, new AuditEntry
    {
        Actor = actor,
        Action = $"broadcast.{BroadcastNames.Of(BroadcastAction.Preview)}",
        TargetKind = "broadcast",
        TargetId = $"{broadcast.Id}",
        ContentHash = broadcast.ContentHash,
        Comment = $"发给 {shownTo}",
    });

    // What lost its approval is shown as a draft, see BroadcastReading, before the sweep has made it one: whoever takes it for
    // a draft finds one.
    private async Task<Broadcast> AsShownAsync(DbSession session, Broadcast taken, BroadcastAction action, MoveRequest request)
    {
        var takenForADraft = request.Revision == taken.Revision + 1
            || (BroadcastFlow.Find(taken.State, action) is null && BroadcastFlow.Find(BroadcastState.Draft, action) is not null);
        if (!takenForADraft || !BroadcastState.Relies(taken.State) || await BroadcastContents.SeemingObstacleAsync(session, taken) is not { } obstacle)
        {
            return taken;
        }

        var voided = await new OpenBroadcast(session, audit, Actor.Product, BroadcastAction.Void, taken, clock.NowMs())
            .MoveAsync(BroadcastApproval.Voided(taken, obstacle), obstacle.Title);
        return voided.IsRefused ? taken : voided.Value;
    }

    private static Refusal? Stale(Broadcast broadcast, MoveRequest request) =>
        request.Revision is { } revision && revision != broadcast.Revision ? Refusal.Stale
        : !string.IsNullOrEmpty(request.ContentHash) && !request.ContentHash.Equals(broadcast.ContentHash, StringComparison.OrdinalIgnoreCase)
            ? BroadcastRefusals.OtherContent
        : null;

    private static Refusal? CommentProblem(MoveRequest request) =>
        FieldReasons.OfText(request.Comment ?? "", MoveRequest.LongestComment) is { } reason ? Refusal.BadInput("comment", reason) : null;
}
