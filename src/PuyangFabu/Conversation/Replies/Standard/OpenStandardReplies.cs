using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>A version of the standard replies in the hands of one transaction. They have no history but their versions and the record.</summary>
public sealed class OpenStandardReplies(
    DbSession session, AuditLog audit, StandardRepliesStore store, Actor actor, Move<StandardRepliesAction> move, StandardRepliesVersion version, long nowMs)
    : Opened<StandardRepliesVersion, StandardRepliesAction, MoveEvent>(session, audit, actor, move, version, nowMs)
{
    /// <summary>What was the newest before a version was made; null for moves of one that is there.</summary>
    public StandardRepliesVersion? Earlier { get; init; }

    protected override string Kind => StandardRepliesVersion.AuditKind;

    protected override object? Before => Move.From.Length > 0 ? new { Row.Status } : Earlier is null ? null : StandardRepliesView.Of(Earlier);

    /// <summary>Another version, which the same transaction moves too.</summary>
    public OpenStandardReplies Beside(StandardRepliesVersion other, StandardRepliesAction action) =>
        new(Session, Audit, store, Actor, StandardRepliesFlow.Table.Of(other.Status, action), other, NowMs);

    protected override async Task<StandardRepliesVersion?> WriteAsync(StandardRepliesVersion to) =>
        await store.MoveAsync(Session, to, Row.Status) ? to : null;

    protected override MoveEvent EventOf(StandardRepliesVersion to, string comment) => MoveEventOf(to.Version, to, comment);

    protected override Task KeepAsync(MoveEvent happened, StandardRepliesVersion after) => Task.CompletedTask;

    protected override string TargetOf(StandardRepliesVersion row) => row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    protected override object AfterOf(StandardRepliesVersion after, MoveEvent happened) =>
        Move.From.Length > 0 ? new { after.Status } : StandardRepliesView.Of(after);
}
