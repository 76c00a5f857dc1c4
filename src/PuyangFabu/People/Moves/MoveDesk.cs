using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Moves;

/// <summary>
/// Does one thing with one row in one transaction, after asking in this order: is there such a row, does its state allow
/// it, may this person do it, is it still what the person saw, does the comment fit.
/// </summary>
/// <typeparam name="TKey">What names a row.</typeparam>
/// <typeparam name="TRow">What is moved.</typeparam>
/// <typeparam name="TAction">What can be done with it.</typeparam>
/// <typeparam name="TOpen">The row in the hands of the transaction.</typeparam>
public abstract class MoveDesk<TKey, TRow, TAction, TOpen>(Database database, TimeProvider clock)
    where TRow : class, IMovable
    where TAction : struct, Enum
    where TOpen : class, IOpened<TRow>
{
    /// <summary>UTC milliseconds.</summary>
    protected long NowMs => clock.NowMs();

    /// <summary>In UTF-16 units.</summary>
    protected virtual int LongestComment => MoveRequest.LongestComment;

    /// <summary>Somebody wrote it since it was read.</summary>
    protected virtual Refusal OtherRevision => Refusal.Stale;

    /// <summary>The content is another than the one that was read.</summary>
    protected abstract Refusal OtherContent { get; }

    /// <param name="act">Called when nothing speaks against it; what it writes and refuses is undone.</param>
    public Task<Outcome<TRow>> RunAsync(
        TKey key, TAction action, Actor actor, MoveRequest request, Func<TOpen, Task<Outcome<TRow>>> act, CancellationToken cancellation) =>
        TransactAsync(session => RunAsync(session, key, action, actor, request, act), cancellation);

    /// <inheritdoc cref="RunAsync(TKey, TAction, Actor, MoveRequest, Func{TOpen, Task{Outcome{TRow}}}, CancellationToken)"/>
    /// <remarks>Inside a transaction that is open already.</remarks>
    public async Task<Outcome<TRow>> RunAsync(
        DbSession session, TKey key, TAction action, Actor actor, MoveRequest request, Func<TOpen, Task<Outcome<TRow>>> act)
    {
        if (await TakeAsync(session, key, action, request) is not { } row)
        {
            return NotFound(key, action);
        }

        if (Find(row.State, action) is not { } move)
        {
            return await IllegalMoveAsync(session, row, action, actor);
        }

        if (await StateRefusalAsync(session, row, action, actor) is { } hindrance)
        {
            return hindrance;
        }

        var open = await OpenAsync(session, actor, move, row, NowMs);
        var refusal = RightRefusal(move, actor) ?? await PersonRefusalAsync(open) ?? StaleRefusal(row, request) ?? CommentRefusal(move, request);
        return refusal is not null ? refusal : await act(open);
    }

    /// <summary>Asks all of that without doing it, for what cannot be undone by a rollback or waits for others before it acts.</summary>
    public Task<Outcome<TRow>> CheckAsync(TKey key, TAction action, Actor actor, MoveRequest request, CancellationToken cancellation) =>
        RunAsync(key, action, actor, request, static open => Task.FromResult<Outcome<TRow>>(open.Row), cancellation);

    /// <summary>Makes a row that is not there yet, with its first event and entry in the record.</summary>
    /// <param name="make">Writes the row; not called for who has no right to the move.</param>
    /// <exception cref="InvalidOperationException">The table has no such move: a fault of the caller.</exception>
    public async Task<Outcome<TRow>> CreateAsync(
        Actor actor, TAction action, Func<DbSession, Task<Outcome<TRow>>> make, CancellationToken cancellation, string comment = "")
    {
        var move = Find("", action) ?? throw new InvalidOperationException($"{action} makes nothing.");
        return RightRefusal(move, actor) is { } refusal ? refusal : await TransactAsync(
            async session =>
            {
                var made = await make(session);
                if (!made.IsRefused)
                {
                    await (await OpenAsync(session, actor, move, made.Value, NowMs)).RecordCreationAsync(comment);
                }

                return made;
            },
            cancellation);
    }

    /// <summary>Opens the transaction of a move; its refusal takes back what was written.</summary>
    protected virtual Task<Outcome<TRow>> TransactAsync(Func<DbSession, Task<Outcome<TRow>>> work, CancellationToken cancellation) =>
        database.TryWriteAsync(work, cancellation);

    /// <summary>Reads the row and keeps it from everybody else until the end of the transaction.</summary>
    protected abstract Task<TRow?> TakeAsync(DbSession session, TKey key, TAction action, MoveRequest request);

    protected abstract Move<TAction>? Find(string state, TAction action);

    protected abstract ValueTask<TOpen> OpenAsync(DbSession session, Actor actor, Move<TAction> move, TRow row, long nowMs);

    protected abstract Refusal NotFound(TKey key, TAction action);

    /// <summary>Names what this person can do instead.</summary>
    protected abstract Task<Refusal> IllegalMoveAsync(DbSession session, TRow row, TAction action, Actor actor);

    /// <summary>What else of the row speaks against a move that its state allows.</summary>
    protected virtual Task<Refusal?> StateRefusalAsync(DbSession session, TRow row, TAction action, Actor actor) => Task.FromResult<Refusal?>(null);

    /// <summary>What speaks against this person, rights aside: having had a hand in it, above all.</summary>
    protected virtual Task<Refusal?> PersonRefusalAsync(TOpen open) => Task.FromResult<Refusal?>(null);

    // The command line and the product itself are nobody's role.
    private static Refusal? RightRefusal(Move<TAction> move, Actor actor) =>
        move.Permission is { } needed && actor.OperatorId is not null && !actor.May(needed) ? PermissionPolicies.NoRight : null;

    private Refusal? StaleRefusal(TRow row, MoveRequest request) =>
        request.Revision is { } revision && revision != row.Revision ? OtherRevision
        : request.NamesOtherThan(row.ContentHash) ? OtherContent
        : null;

    private Refusal? CommentRefusal(Move<TAction> move, MoveRequest request) =>
        move.Reason is { } reason && string.IsNullOrWhiteSpace(request.Comment) ? Refusal.BadInput("comment", reason)
        : FieldReasons.OfText(request.Comment ?? "", LongestComment) is { } problem ? Refusal.BadInput("comment", problem)
        : null;
}
