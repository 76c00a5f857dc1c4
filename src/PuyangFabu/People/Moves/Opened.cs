using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.People.Moves;

/// <summary>A row in the hands of one transaction, as far as a desk must know.</summary>
public interface IOpened<out TRow>
{
    /// <summary>As it was taken.</summary>
    TRow Row { get; }

    /// <summary>Writes the first event of a row that was just made, and its entry in the record.</summary>
    /// <exception cref="InvalidOperationException">It was there before, or is not as the table says: a fault of the caller.</exception>
    Task RecordCreationAsync(string comment = "");
}

/// <summary>
/// A row in the hands of one transaction, for one move: nobody else moves it until that ends. Writes the moved row, its
/// event and its entry in the record, and nothing that the table does not name.
/// </summary>
/// <typeparam name="TRow">What is moved.</typeparam>
/// <typeparam name="TAction">What can be done with it.</typeparam>
/// <typeparam name="TEvent">What the history of the kind keeps.</typeparam>
public abstract class Opened<TRow, TAction, TEvent>(DbSession session, AuditLog audit, Actor actor, Move<TAction> move, TRow row, long nowMs) : IOpened<TRow>
    where TRow : class, IMovable
    where TAction : struct, Enum
    where TEvent : class, IMoveEvent
{
    public DbSession Session { get; } = session;

    protected AuditLog Audit { get; } = audit;

    public Actor Actor { get; } = actor;

    public Move<TAction> Move { get; } = move;

    public TRow Row { get; } = row;

    /// <summary>UTC milliseconds.</summary>
    public long NowMs { get; } = nowMs;

    /// <summary>The kind of thing, as the record names it: <c>broadcast</c>.</summary>
    protected abstract string Kind { get; }

    /// <summary>Code of what went wrong although the move was made; null when nothing did.</summary>
    protected virtual string? Refused => null;

    /// <summary>What the record says of the row before the move; null when it was not there.</summary>
    protected virtual object? Before => Move.From.Length == 0 ? null : new { Status = Row.State, Row.Revision };

    /// <param name="to">Made from <see cref="Row"/>.</param>
    /// <exception cref="InvalidOperationException">The table says that the move ends elsewhere: a fault of the caller.</exception>
    public Task<Outcome<TRow>> MoveAsync(TRow to, string comment = "") => MoveAsync(to, EventOf(to, comment));

    /// <inheritdoc cref="MoveAsync(TRow, string)"/>
    public async Task<Outcome<TRow>> MoveAsync(TRow to, TEvent happened)
    {
        Move.Ensure(to.State);
        if (await WriteAsync(to) is not { } moved)
        {
            return Refusal.Stale;
        }

        await TellAsync(happened, moved);
        return moved;
    }

    /// <inheritdoc/>
    public Task RecordCreationAsync(string comment = "")
    {
        if (Move.From.Length > 0)
        {
            throw new InvalidOperationException($"{Move.Action} of what is '{Move.From}' makes nothing new.");
        }

        Move.Ensure(Row.State);
        return TellAsync(EventOf(Row, comment), Row);
    }

    /// <summary>Writes an event and its entry in the record, the row being written already.</summary>
    public async Task TellAsync(TEvent happened, TRow after)
    {
        await KeepAsync(happened, after);
        await Audit.RecordAsync(Session, new AuditEntry
        {
            Actor = Actor,
            Action = $"{Kind}.{happened.Action}",
            Refused = Refused,
            TargetKind = Kind,
            TargetId = TargetOf(after),
            ContentHash = happened.ContentHash,
            Before = Before,
            After = AfterOf(after, happened),
            Comment = happened.Comment,
        });
    }

    /// <summary>Writes the row over the one it was made from.</summary>
    /// <returns>Null when it is no longer what it was.</returns>
    protected abstract Task<TRow?> WriteAsync(TRow to);

    protected abstract TEvent EventOf(TRow to, string comment);

    /// <summary>Adds the event to the history of the kind, where it has one.</summary>
    protected abstract Task KeepAsync(TEvent happened, TRow after);

    /// <summary>The row's number as the record names it.</summary>
    protected abstract string TargetOf(TRow row);

    /// <summary>What the record says of the row after the move.</summary>
    protected abstract object AfterOf(TRow after, TEvent happened);

    /// <summary>The event of kinds that keep nothing but the move.</summary>
    protected MoveEvent MoveEventOf(long subjectId, TRow to, string comment) => new()
    {
        SubjectId = subjectId,
        AtMs = NowMs,
        Action = Move.Code,
        FromState = Move.From,
        ToState = to.State,
        ContentHash = to.ContentHash,
        OperatorId = Actor.OperatorId,
        OperatorName = Actor.DisplayName,
        Comment = comment,
    };
}
