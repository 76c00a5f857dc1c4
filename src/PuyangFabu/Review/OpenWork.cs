using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Review;

/// <summary>An article in the hands of one transaction.</summary>
public sealed class OpenWork(DbSession session, AuditLog audit, Actor actor, Move<ReviewAction> move, ArticleWork work, long nowMs)
    : Opened<ArticleWork, ReviewAction, ArticleEvent>(session, audit, actor, move, work, nowMs)
{
    public required ArticleDocument Document { get; init; }

    /// <summary>Of <see cref="Document"/>, computed anew.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<ArticleEvent> Events { get; init; }

    public required ReviewRound Round { get; init; }

    protected override string Kind => "article";

    protected override object? Before => Move.From.Length == 0 ? null : new { Status = Row.State, Row.Revision, Version = Row.HeadVersion, Row.Title };

    /// <summary>The move as it happens now to the text at hand.</summary>
    public ArticleEvent Event(MoveRequest request, EventDetails? details = null) => new()
    {
        ArticleId = Row.ArticleId,
        AtMs = NowMs,
        Action = Move.Code,
        Version = Row.HeadVersion,
        ContentHash = Hash,
        Round = Row.Round,
        Comment = request.Trimmed,
        OperatorId = Actor.OperatorId,
        OperatorName = Actor.DisplayName,
        Address = Actor.Address,
        Details = details?.ToString() ?? "",
    };

    protected override Task<ArticleWork?> WriteAsync(ArticleWork to) => ArticleWorkStore.MoveAsync(Session, Row, to with { UpdatedMs = NowMs });

    protected override ArticleEvent EventOf(ArticleWork to, string comment) => Event(new MoveRequest { Comment = comment });

    protected override Task KeepAsync(ArticleEvent happened, ArticleWork after) => ArticleEventStore.AddAsync(Session, happened);

    protected override string TargetOf(ArticleWork row) => $"{row.ArticleId}";

    protected override object AfterOf(ArticleWork after, ArticleEvent happened) => new
    {
        Status = after.State,
        after.Revision,
        Version = after.HeadVersion,
        after.Title,
        Stage = happened.Stage.Length > 0 ? happened.Stage : null,
    };
}
