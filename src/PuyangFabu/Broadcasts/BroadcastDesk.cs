using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;

namespace PuyangFabu.Broadcasts;

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
            if (await BroadcastStore.TakeAsync(session, id) is not { } broadcast)
            {
                return BroadcastRefusals.NotFound;
            }

            var refusal = BroadcastFlow.Find(broadcast.State, action) is null
                ? BroadcastRefusals.IllegalMove(broadcast, action, await actions.OfAsync(session, broadcast, actor))
                : Stale(broadcast, request) ?? CommentProblem(request) ?? (action == BroadcastAction.Approve ? await SecondPerson.ProblemAsync(session, broadcast, actor) : null);
            return refusal is not null ? refusal : await act(new OpenBroadcast(session, audit, actor, action, broadcast, clock.NowMs()));
        },
        cancellation);

    /// <summary>Asks all of that without doing anything, for what cannot be undone by a rollback.</summary>
    public Task<Outcome<Broadcast>> CheckAsync(long id, BroadcastAction action, Actor actor, MoveRequest request, CancellationToken cancellation) =>
        RunAsync(id, action, actor, request, static open => Task.FromResult<Outcome<Broadcast>>(open.Broadcast), cancellation);

    /// <summary>Makes a broadcast that is not there yet.</summary>
    public Task<Outcome<Broadcast>> CreateAsync(Actor actor, Func<DbSession, Task<Outcome<Broadcast>>> make, CancellationToken cancellation) => database.TryWriteAsync(
        async session =>
        {
            var made = await make(session);
            return made.IsRefused
                ? made
                : await new OpenBroadcast(session, audit, actor, BroadcastAction.Create, made.Value, clock.NowMs()).MoveAsync(made.Value);
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

    private static Refusal? Stale(Broadcast broadcast, MoveRequest request) =>
        request.Revision is { } revision && revision != broadcast.Revision ? Refusal.Stale
        : !string.IsNullOrEmpty(request.ContentHash) && !request.ContentHash.Equals(broadcast.ContentHash, StringComparison.OrdinalIgnoreCase)
            ? BroadcastRefusals.OtherContent
        : null;

    private static Refusal? CommentProblem(MoveRequest request) =>
        FieldReasons.OfText(request.Comment ?? "", MoveRequest.LongestComment) is { } reason ? Refusal.BadInput("comment", reason) : null;
}
