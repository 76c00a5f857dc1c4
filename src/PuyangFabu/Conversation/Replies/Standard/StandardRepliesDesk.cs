using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>The one door to the versions of the standard replies for those who move them; a key is a version, null for the one that the action is about.</summary>
public sealed class StandardRepliesDesk(Database database, ContentTransactions transactions, StandardRepliesStore store, AuditLog audit, TimeProvider clock)
    : MoveDesk<long?, StandardRepliesVersion, StandardRepliesAction, OpenStandardReplies>(database, clock)
{
    // A version's number says which one it is: another number is another content.
    protected override Refusal OtherRevision => StandardRepliesRefusals.OtherContent;

    protected override Refusal OtherContent => StandardRepliesRefusals.OtherContent;

    /// <summary>What speaks against this person's deciding about a version, rights aside.</summary>
    public static Refusal? PersonRefusal(StandardRepliesVersion version, Actor actor) =>
        SecondPerson.Is(actor, version.HandIds) ? null : StandardRepliesRefusals.OwnWork;

    protected override Task<Outcome<StandardRepliesVersion>> TransactAsync(
        Func<DbSession, Task<Outcome<StandardRepliesVersion>>> work, CancellationToken cancellation) => transactions.RunAsync(work, cancellation);

    protected override Task<StandardRepliesVersion?> TakeAsync(DbSession session, long? key, StandardRepliesAction action, MoveRequest request) =>
        action == StandardRepliesAction.Submit ? StandardRepliesStore.LatestAsync(session)
        : key is { } version ? StandardRepliesStore.FindAsync(session, version)
        : StandardRepliesStore.PendingAsync(session);

    protected override Move<StandardRepliesAction>? Find(string state, StandardRepliesAction action) => StandardRepliesFlow.Table.Find(state, action);

    protected override async ValueTask<OpenStandardReplies> OpenAsync(
        DbSession session, Actor actor, Move<StandardRepliesAction> move, StandardRepliesVersion row, long nowMs) =>
        new(session, audit, store, actor, move, row, nowMs)
        {
            Earlier = move.From.Length == 0 ? await StandardRepliesStore.FindAsync(session, row.Version - 1) ?? StandardRepliesVersion.Product : null,
        };

    protected override Refusal NotFound(long? key, StandardRepliesAction action) =>
        action == StandardRepliesAction.Submit ? StandardRepliesRefusals.NothingWritten
        : key is null ? StandardRepliesRefusals.NothingWaits
        : StandardRepliesRefusals.NoVersion;

    protected override async Task<Refusal> IllegalMoveAsync(DbSession session, StandardRepliesVersion row, StandardRepliesAction action, Actor actor)
    {
        var newest = (await StandardRepliesStore.LatestAsync(session))?.Version;
        return StandardRepliesRefusals.IllegalMove(row, action, [
            .. from move in StandardRepliesFlow.Table.MovesIn(row.Status)
               where actor.May(move.Permission!.Value)
                   && (move.Action == StandardRepliesAction.Submit ? row.Version == newest : PersonRefusal(row, actor) is null)
               select move.Action,
        ]);
    }

    protected override Task<Refusal?> PersonRefusalAsync(OpenStandardReplies open) => Task.FromResult(
        open.Move.Action is StandardRepliesAction.Approve or StandardRepliesAction.Reject ? PersonRefusal(open.Row, open.Actor) : null);
}
