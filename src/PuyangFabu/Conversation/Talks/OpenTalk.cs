using System.Globalization;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Talks;

/// <summary>A talk in the hands of one transaction.</summary>
public sealed class OpenTalk(DbSession session, AuditLog audit, Actor actor, Move<TalkAction> move, Talk talk, long nowMs)
    : Opened<Talk, TalkAction, TalkEvent>(session, audit, actor, move, talk, nowMs)
{
    /// <summary>The follower's; empty for who has none.</summary>
    public required string Code { get; init; }

    protected override string Kind => Talk.AuditKind;

    protected override object? Before => StateOf(Row);

    protected override Task<Talk?> WriteAsync(Talk to) => TalkStore.MoveAsync(Session, Row, to with { TouchedMs = NowMs });

    protected override TalkEvent EventOf(Talk to, string comment) => new()
    {
        TalkId = to.Id,
        AtMs = NowMs,
        Action = Move.Code,
        FromState = Row.State,
        ToState = to.State,
        HolderName = to.HolderName,
        OperatorId = Actor.OperatorId,
        OperatorName = Actor.DisplayName,
        Note = comment,
    };

    protected override Task KeepAsync(TalkEvent happened, Talk after) => TalkStore.AddEventAsync(Session, happened);

    protected override string TargetOf(Talk row) => Code.Length > 0 ? Code : row.Id.ToString(CultureInfo.InvariantCulture);

    protected override object AfterOf(Talk after, TalkEvent happened) => StateOf(after);

    private static object StateOf(Talk talk) => new { Status = talk.State, Holder = talk.HolderName.Length > 0 ? talk.HolderName : null };
}
