using System.Globalization;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Publications;

/// <summary>A publication in the hands of one transaction: nobody else moves it until that ends.</summary>
public sealed class OpenPublication(DbSession session, AuditLog audit, Actor actor, PublicationAction action, Publication publication, long nowMs)
{
    public DbSession Session { get; } = session;

    public Actor Actor { get; } = actor;

    public Publication Publication { get; } = publication;

    public long NowMs { get; } = nowMs;

    /// <summary>Whether it has the articles that its hash says, and each is still live and untouched; keeps them so until the transaction ends.</summary>
    public async Task<bool> IsUnchangedAsync()
    {
        var articles = await PublicationStore.ArticlesAsync(Session, Publication.Id);
        return await ReleasedArticles.AreUnchangedAsync(Session, articles)
            && PublicationHash.Of(Publication.Account, articles, Publication.Pinned, Publication.LinkFootnotes) == Publication.ContentHash;
    }

    /// <summary>Why it may not be published by the approval it has, if that is given; keeps the articles so until the transaction ends.</summary>
    /// <returns>Null when nothing speaks against it.</returns>
    public async Task<Refusal?> ObstacleAsync() =>
        !await IsUnchangedAsync() ? PublicationRefusals.ArticleChanged
        : await IsFromBeforeRestoreAsync() ? PublicationRefusals.FromBeforeRestore
        : null;

    /// <inheritdoc cref="IsFromBeforeRestoreAsync(DbSession, Publication)"/>
    public Task<bool> IsFromBeforeRestoreAsync() => IsFromBeforeRestoreAsync(Session, Publication);

    /// <summary>Whether its approval, or the submission that waits for one, was there before the data came from a backup: the original may have published it since.</summary>
    public static async Task<bool> IsFromBeforeRestoreAsync(DbSession session, Publication publication) =>
        (publication.ApprovedMs ?? (publication.State == PublicationState.PendingApproval ? publication.UpdatedMs : null)) is { } decidedMs
        && await DueWorkHold.IsFromBeforeRestoreAsync(session, decidedMs);

    /// <summary>Writes the moved publication, its event and its entry in the record.</summary>
    /// <param name="to">Made from <see cref="Publication"/>.</param>
    /// <exception cref="InvalidOperationException">The table says that the move ends elsewhere: a fault of the caller.</exception>
    public async Task<Outcome<Publication>> MoveAsync(Publication to, string comment = "")
    {
        Ensure(Publication.State, to.State);
        if (await PublicationStore.MoveAsync(Session, Publication, to with { UpdatedMs = NowMs }) is not { } moved)
        {
            return Refusal.Stale;
        }

        await RecordAsync(moved, Publication.State, comment);
        return moved;
    }

    /// <summary>Writes the first event of a publication that was just made.</summary>
    public Task RecordCreationAsync()
    {
        Ensure(PublicationState.None, Publication.State);
        return RecordAsync(Publication, PublicationState.None, "");
    }

    private void Ensure(string from, string to)
    {
        if (!PublicationFlow.Leads(from, action, to))
        {
            throw new InvalidOperationException($"{action} of a publication that is '{from}' does not lead to '{to}'.");
        }
    }

    private async Task RecordAsync(Publication moved, string from, string comment)
    {
        await PublicationEventStore.AddAsync(Session, new PublicationEvent
        {
            PublicationId = moved.Id,
            AtMs = NowMs,
            Action = PublicationFlow.CodeOf(action),
            FromState = from,
            ToState = moved.State,
            ContentHash = moved.ContentHash,
            OperatorId = Actor.OperatorId,
            OperatorName = Actor.DisplayName,
            Comment = comment,
        });
        await audit.RecordAsync(Session, new AuditEntry
        {
            Actor = Actor,
            Action = $"publication.{PublicationFlow.CodeOf(action)}",
            TargetKind = "publication",
            TargetId = moved.Id.ToString(CultureInfo.InvariantCulture),
            ContentHash = moved.ContentHash,
            Before = from.Length == 0 ? null : new { Status = from },
            After = new { Status = moved.State, moved.Title, moved.PublishId, moved.ErrorCode },
            Comment = comment,
        });
    }
}
