using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Review;

/// <summary>An article in the hands of one transaction: nobody else moves it until that ends.</summary>
public sealed class OpenWork(DbSession session, AuditLog audit, Actor actor, ReviewMove move, long nowMs)
{
    public DbSession Session { get; } = session;

    public Actor Actor { get; } = actor;

    public ReviewMove Move { get; } = move;

    public long NowMs { get; } = nowMs;

    public required ArticleWork Work { get; init; }

    public required ArticleDocument Document { get; init; }

    /// <summary>Of <see cref="Document"/>, computed anew.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<ArticleEvent> Events { get; init; }

    public required ReviewRound Round { get; init; }

    /// <summary>Writes the moved work, its event and its entry in the record.</summary>
    /// <param name="to">Made from <see cref="Work"/>.</param>
    /// <exception cref="InvalidOperationException">The table says that the move ends elsewhere: a fault of the caller.</exception>
    public async Task<Outcome<ArticleWork>> MoveAsync(ArticleWork to, ArticleEvent happened)
    {
        if (!Move.LeadsTo(to.State))
        {
            throw new InvalidOperationException($"{Move.Action} of an article that is {Move.From} leads to {Move.To}, not to {to.State}.");
        }

        if (await ArticleWorkStore.MoveAsync(Session, Work, to with { UpdatedMs = NowMs }) is not { } moved)
        {
            return Refusal.Stale;
        }

        await TellAsync(happened, moved);
        return moved;
    }

    /// <summary>Writes an event and its entry in the record.</summary>
    public async Task TellAsync(ArticleEvent happened, ArticleWork after)
    {
        await ArticleEventStore.AddAsync(Session, happened);
        await audit.RecordAsync(Session, AuditOf(happened, after));
    }

    /// <summary>Something that happens now to the text at hand.</summary>
    public ArticleEvent Event(string action, MoveRequest request, EventDetails? details = null) => new()
    {
        ArticleId = Work.ArticleId,
        AtMs = NowMs,
        Action = action,
        Version = Work.HeadVersion,
        ContentHash = Hash,
        Round = Work.Round,
        Comment = request.Comment?.Trim() ?? "",
        OperatorId = Actor.OperatorId,
        OperatorName = Actor.DisplayName,
        Address = Actor.Address,
        Details = details?.ToString() ?? "",
    };

    private AuditEntry AuditOf(ArticleEvent happened, ArticleWork after) => new()
    {
        Actor = Actor,
        Action = $"article.{happened.Action}",
        TargetKind = "article",
        TargetId = $"{Work.ArticleId}",
        ContentHash = happened.ContentHash,
        Before = new { Status = Work.State, Work.Revision, Version = Work.HeadVersion },
        After = new { Status = after.State, after.Revision, Version = after.HeadVersion, Title = after.Title, Stage = happened.Stage.Length > 0 ? happened.Stage : null },
        Comment = happened.Comment,
    };
}
