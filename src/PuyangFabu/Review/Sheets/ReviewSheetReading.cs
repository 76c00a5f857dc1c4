using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Review.Sheets;

/// <summary>Puts review sheets together from an article's history.</summary>
public sealed class ReviewSheetReading(
    ArticleWorkStore works, ArticleVersionStore versions, ArticleEventStore events, BoardCatalog boards, ReviewFlow flow)
{
    private static readonly string[] Remarked =
        [ArticleEventKind.Reject, ArticleEventKind.SendBack, ArticleEventKind.Schedule, ArticleEventKind.ScheduleFailed, ArticleEventKind.Withdraw];

    /// <param name="round">Null for the newest.</param>
    /// <returns>Null when there is no such article or round.</returns>
    public async Task<ReviewSheet?> FindAsync(long id, long? round, CancellationToken cancellation)
    {
        if (await works.FindAsync(id, cancellation) is not { } work || round < 0 || round > work.Round)
        {
            return null;
        }

        var number = round ?? work.Round;
        var history = await events.ListAsync(id, cancellation);
        var ofRound = history.Where(happened => happened.Round == number).ToList();
        var published = ofRound.LastOrDefault(static happened => happened.Action == ArticleEventKind.Publish);
        var submitted = ofRound.LastOrDefault(static happened => happened.Action == ArticleEventKind.Submit);
        var shown = published?.Version ?? (number == work.Round ? work.HeadVersion : submitted?.Version ?? work.HeadVersion);
        if (await versions.FindAsync(id, shown, cancellation) is not { } version)
        {
            return null;
        }

        var approvals = published is not null
            ? ofRound.Where(happened => happened.Action == ArticleEventKind.Approve && happened.Version == published.Version).ToList()
            : number == work.Round ? ReviewRound.ApprovalsOf(work, history) : [];
        var document = version.Read();
        return new ReviewSheet
        {
            Work = work,
            Round = number,
            Version = version,
            Document = document,
            Boards = BoardNames(document),
            StateName = ReviewNames.OfState(work.State, flow.Stages),
            Submitted = submitted,
            Stages = [.. flow.Stages.All.Select(stage => new SheetStage(stage, approvals.FirstOrDefault(approval => approval.Stage == stage.Key)))],
            Findings = FindingsOf(submitted, approvals),
            Published = published,
            Remarks = [.. ofRound.Where(static happened => Remarked.Contains(happened.Action))],
            EarlierRemarks = [.. history.Where(happened => happened.Round < number && Remarked.Contains(happened.Action))],
            Confirmations = [.. Confirmation.Of(work, history).Where(confirmation => confirmation.Round == number)],
        };
    }

    private static IReadOnlyList<FindingNote> FindingsOf(ArticleEvent? submitted, IReadOnlyList<ArticleEvent> approvals)
    {
        var last = approvals.Select(static approval => EventDetails.Read(approval.Details)).LastOrDefault(static details => details.Findings is not null)
            ?? EventDetails.Read(submitted?.Details ?? "");
        var overruled = (last.Overruled ?? []).ToDictionary(static note => note.Id);
        return [.. (last.Findings ?? []).Select(note => overruled.GetValueOrDefault(note.Id, note))];
    }

    private string BoardNames(ArticleDocument document) => string.Join(
        "、",
        BoardIds.Read(document.FurtherBoardIds).Prepend(document.BoardId).Select(id => boards.Current.Find(id)?.Name ?? "（已删除的栏目）"));
}

/// <summary>审核单: one round of an article's review on one printable page.</summary>
public sealed record ReviewSheet
{
    public required ArticleWork Work { get; init; }

    /// <summary>The round that it tells of.</summary>
    public required long Round { get; init; }

    /// <summary>The version that was reviewed in this round.</summary>
    public required ArticleVersion Version { get; init; }

    public required ArticleDocument Document { get; init; }

    /// <summary>Names of its board and the further ones.</summary>
    public required string Boards { get; init; }

    public required string StateName { get; init; }

    /// <summary>Null before the first time it is handed in.</summary>
    public ArticleEvent? Submitted { get; init; }

    /// <summary>Every stage in its order, passed or not yet.</summary>
    public required IReadOnlyList<SheetStage> Stages { get; init; }

    /// <summary>What the checks found when it was handed in or last passed, with the reasons of what was let stand.</summary>
    public required IReadOnlyList<FindingNote> Findings { get; init; }

    /// <summary>Null until readers get this version.</summary>
    public ArticleEvent? Published { get; init; }

    /// <summary>When it was sent back, withdrawn or planned, and why.</summary>
    public required IReadOnlyList<ArticleEvent> Remarks { get; init; }

    /// <summary>The same of the rounds before, the oldest first: what one round was given back for is what the next one answers.</summary>
    public required IReadOnlyList<ArticleEvent> EarlierRemarks { get; init; }

    public required IReadOnlyList<Confirmation> Confirmations { get; init; }
}

/// <summary>A row of the sheet.</summary>
/// <param name="Approval">Null while the stage is open.</param>
public sealed record SheetStage(ReviewStage Stage, ArticleEvent? Approval)
{
    public EventDetails Details => EventDetails.Read(Approval?.Details ?? "");
}
