using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Editing;

namespace PuyangFabu.Review.Approving;

/// <summary>三审: handing in, passing and rejecting.</summary>
public sealed class ArticleReview(ReviewDesk desk, ArticleChecks checks)
{
    private StageOrder Stages => desk.Flow.Stages;

    public async Task<Outcome<ArticleWork>> SubmitAsync(long id, SubmitRequest request, Actor actor, CancellationToken cancellation)
    {
        var found = await checks.RunAsync(id, work => desk.Flow.Find(work.State, ReviewAction.Submit) is not null, cancellation);
        return await desk.RunAsync(id, ReviewAction.Submit, actor, request, open => SubmitAsync(open, request, found), cancellation);
    }

    public async Task<Outcome<ArticleWork>> ApproveAsync(long id, ApproveRequest request, Actor actor, CancellationToken cancellation)
    {
        var found = await checks.RunAsync(id, work => Stages.Find(work.State) is not null, work => work.State == Stages.Last.Key, cancellation);
        return await desk.RunAsync(id, ReviewAction.Approve, actor, request, open => ApproveAsync(open, request, found), cancellation);
    }

    public Task<Outcome<ArticleWork>> RejectAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        BackToWriterAsync(id, ReviewAction.Reject, request, actor, cancellation);

    /// <summary>From those who should publish it back to its writer.</summary>
    public Task<Outcome<ArticleWork>> SendBackAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        BackToWriterAsync(id, ReviewAction.SendBack, request, actor, cancellation);

    private async Task<Outcome<ArticleWork>> SubmitAsync(OpenWork open, SubmitRequest request, CheckedVersion? found)
    {
        if (request.Urgent && string.IsNullOrWhiteSpace(request.Comment))
        {
            return Refusal.BadInput("comment", "要写明快审的理由");
        }

        if (open.Document.Topic.Length > 0 && TopicOutline.Read(open.Document.Topic)?.Entries.Any() != true)
        {
            return ReviewRefusals.EmptyTopic;
        }

        if ((TextRefusal(open, found) ?? FindingRules.ForSubmit(found!.Findings)) is { } refusal)
        {
            return refusal;
        }

        var titleOnly = FindingRules.IsTitleOnly(found!.Findings);
        if (titleOnly && !request.TitleOnly)
        {
            return ReviewRefusals.EmptyAtSubmit;
        }

        var details = new EventDetails
        {
            Urgent = request.Urgent,
            TitleOnly = titleOnly,
            ConfirmAfterwards = request.Urgent ? Stages.ConfirmAfterwards : null,
            Findings = Kept(found.Findings),
        };
        var to = open.Row with
        {
            State = open.Move.To,
            SubmitterId = open.Actor.OperatorId,
            Round = open.Row.Round + 1,
            Urgent = request.Urgent,
            QueueRank = request.Urgent ? 1 : 0,
            LockedBy = null,
            LockedName = "",
            LockedUntilMs = null,
        };
        return await open.MoveAsync(to, open.Event(request, details) with { Round = to.Round });
    }

    private async Task<Outcome<ArticleWork>> ApproveAsync(OpenWork open, ApproveRequest request, CheckedVersion? found)
    {
        if (ArticleRequestReader.NameProblems(("proofreader", request.Proofreader), ("secrecyReviewer", request.SecrecyReviewer)) is { Count: > 0 } problems)
        {
            return Refusal.BadInput(problems);
        }

        var overrules = request.Overrule ?? [];
        var isLast = open.Row.State == Stages.Last.Key;
        var refusal = TextRefusal(open, found)
            ?? (isLast ? FindingRules.ForLastStage(found!.Findings, overrules)
                : FindingRules.IsTitleOnly(found!.Findings) && !request.TitleOnly ? ReviewRefusals.EmptyAtStage
                : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var overruled = isLast ? FindingRules.Overruled(found!.Findings, overrules) : [];
        var details = new EventDetails
        {
            Proofreader = Given(request.Proofreader),
            SecrecyReviewer = Given(request.SecrecyReviewer),
            TitleOnly = FindingRules.IsTitleOnly(found!.Findings),
            Findings = isLast ? Kept(found.Findings) : null,
            Overruled = overruled.Count > 0 ? overruled : null,
            ConfirmAfterwards = open.Row.Urgent && overruled.Count > 0 ? [.. overruled.Select(static note => $"复核：{note.Message.TrimEnd('。')}").Distinct()] : null,
        };
        return await open.MoveAsync(
            open.Row with { State = open.Move.To },
            open.Event(request, details) with { Stage = open.Row.State });
    }

    // Eyes, checks and the row must be on the same bytes: their hash is what the approval stands for.
    private static Refusal? TextRefusal(OpenWork open, CheckedVersion? found) =>
        open.Hash != open.Row.ContentHash ? ReviewRefusals.Tampered
        : found?.Hash != open.Hash ? Refusal.Stale
        : null;

    private static IReadOnlyList<FindingNote>? Kept(IReadOnlyList<TextFinding> findings) =>
        findings.Count == 0 ? null : [.. findings.Take(FindingRules.MostKept).Select(FindingNote.Of)];

    private Task<Outcome<ArticleWork>> BackToWriterAsync(long id, ReviewAction action, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, action, actor, request,
        open => open.MoveAsync(
            open.Row with { State = open.Move.To, QueueRank = 0, ScheduledMs = null },
            open.Event(request) with { Stage = Stages.Find(open.Row.State)?.Key ?? "" }),
        cancellation);

    private static string? Given(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();
}
