using PuyangFabu.Articles;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;

namespace PuyangFabu.Review;

/// <summary>三审: handing in, passing and rejecting.</summary>
public sealed class ArticleReview(ReviewDesk desk)
{
    private ReviewStages Stages => desk.Flow.Stages;

    public Task<Outcome<ArticleWork>> SubmitAsync(long id, SubmitRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Submit, actor, request,
        async open =>
        {
            if (request.Urgent && string.IsNullOrWhiteSpace(request.Comment))
            {
                return Refusal.BadInput("comment", "要写明快审的理由");
            }

            if (open.Hash != open.Work.ContentHash)
            {
                return ReviewRefusals.Tampered;
            }

            var details = new EventDetails { Urgent = request.Urgent, ConfirmAfterwards = request.Urgent ? Stages.ConfirmAfterwards : null };
            var to = open.Work with
            {
                State = open.Move.To,
                SubmitterId = actor.OperatorId,
                Round = open.Work.Round + 1,
                Urgent = request.Urgent,
                QueueRank = request.Urgent ? 1 : 0,
                LockedBy = null,
                LockedName = "",
                LockedUntilMs = null,
            };
            return await open.MoveAsync(to, open.Event(ArticleEventKind.Submit, request, details) with { Round = to.Round });
        },
        cancellation);

    public Task<Outcome<ArticleWork>> ApproveAsync(long id, ApproveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Approve, actor, request,
        async open =>
        {
            if (ArticleFields.NameProblems(("proofreader", request.Proofreader), ("secrecyReviewer", request.SecrecyReviewer)) is { Count: > 0 } problems)
            {
                return Refusal.BadInput(problems);
            }

            // Readers' eyes and the row must be on the same bytes: this hash is what the approval stands for.
            if (open.Hash != open.Work.ContentHash)
            {
                return ReviewRefusals.Tampered;
            }

            var details = new EventDetails { Proofreader = Given(request.Proofreader), SecrecyReviewer = Given(request.SecrecyReviewer) };
            return await open.MoveAsync(
                open.Work with { State = open.Move.To },
                open.Event(ArticleEventKind.Approve, request, details) with { Stage = open.Work.State });
        },
        cancellation);

    public Task<Outcome<ArticleWork>> RejectAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        BackToWriterAsync(id, ReviewAction.Reject, ArticleEventKind.Reject, request, actor, cancellation);

    /// <summary>From those who should publish it back to its writer.</summary>
    public Task<Outcome<ArticleWork>> SendBackAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        BackToWriterAsync(id, ReviewAction.SendBack, ArticleEventKind.SendBack, request, actor, cancellation);

    private Task<Outcome<ArticleWork>> BackToWriterAsync(
        long id, ReviewAction action, string kind, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, action, actor, request,
        async open => string.IsNullOrWhiteSpace(request.Comment)
            ? Refusal.BadInput("comment", "要写明退回的理由")
            : await open.MoveAsync(
                open.Work with { State = open.Move.To, QueueRank = 0, ScheduledMs = null },
                open.Event(kind, request) with { Stage = Stages.Find(open.Work.State)?.Key ?? "" }),
        cancellation);

    private static string? Given(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();
}
