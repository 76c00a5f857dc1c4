using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>A publication in the hands of one transaction.</summary>
public sealed class OpenPublication(DbSession session, AuditLog audit, Actor actor, Move<PublicationAction> move, Publication publication, long nowMs)
    : Opened<Publication, PublicationAction, MoveEvent>(session, audit, actor, move, publication, nowMs)
{
    protected override string Kind => Publication.AuditKind;

    /// <summary>Whether it has the articles that its hash says, and each is still live and untouched; keeps them so until the transaction ends.</summary>
    public async Task<bool> IsUnchangedAsync()
    {
        var articles = await PublicationStore.ArticlesAsync(Session, Row.Id);
        return await ReleasedArticles.AreUnchangedAsync(Session, articles)
            && Publication.HashOf(Row.Account, articles, Row.Pinned, Row.LinkFootnotes) == Row.ContentHash;
    }

    /// <summary>Why it may not be published by the approval it has, if that is given; keeps the articles so until the transaction ends.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public async Task<Refusal?> ObstacleAsync() =>
        !await IsUnchangedAsync() ? PublicationRefusals.ArticleChanged
        : await IsFromBeforeRestoreAsync(Session, Row) ? PublicationRefusals.FromBeforeRestore
        : null;

    /// <summary>Whether its approval, or the submission that waits for one, was there before the data came from a backup: the original may have published it since.</summary>
    public static async Task<bool> IsFromBeforeRestoreAsync(DbSession session, Publication publication) =>
        (publication.ApprovedMs ?? (publication.State == PublicationState.PendingApproval ? publication.UpdatedMs : null)) is { } decidedMs
        && await DueWorkHold.IsFromBeforeRestoreAsync(session, decidedMs);

    protected override Task<Publication?> WriteAsync(Publication to) => PublicationStore.MoveAsync(Session, Row, to with { UpdatedMs = NowMs });

    protected override MoveEvent EventOf(Publication to, string comment) => MoveEventOf(to.Id, to, comment);

    protected override Task KeepAsync(MoveEvent happened, Publication after) => PublicationEventStore.AddAsync(Session, happened);

    protected override string TargetOf(Publication row) => $"{row.Id}";

    protected override object AfterOf(Publication after, MoveEvent happened) =>
        new { Status = after.State, after.Revision, after.Title, after.PublishId, after.ErrorCode };
}
