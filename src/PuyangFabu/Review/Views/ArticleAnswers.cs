using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Editing;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Review.Views;

/// <summary>Stored articles as answers show them.</summary>
public sealed class ArticleAnswers(BoardCatalog boards, ArticleLinks links, ReviewFlow flow, ArticleRights rights, TimeProvider clock)
{
    public ArticleItem Item(ArticleWork work) => new()
    {
        Id = work.ArticleId,
        Revision = work.Revision,
        Status = work.State,
        StatusName = ReviewNames.OfState(work.State, flow.Stages),
        ContentHash = work.ContentHash,
        Title = work.Title,
        Board = boards.Current.Find(work.BoardId)?.Slug ?? "",
        Kind = work.Kind,
        Urgent = work.Urgent,
        Round = work.Round,
        Writer = new(work.WriterId, work.WriterName),
        LastEditor = new(work.LastEditorId, work.LastEditorName),
        Live = work is { LiveVersion: { } version, LiveMs: { } time }
            ? new LiveView(work.LiveHash, version, UnixMilliseconds.ToChinaTime(time), links.Article(work.ArticleId))
            : null,
        Lock = work is { LockedBy: { } holder, LockedUntilMs: { } until } && until > clock.NowMs()
            ? new LockView(new(holder, work.LockedName), UnixMilliseconds.ToChinaTime(until))
            : null,
        ScheduledAt = TimeOf(work.ScheduledMs),
        CreatedAt = UnixMilliseconds.ToChinaTime(work.CreatedMs),
        UpdatedAt = UnixMilliseconds.ToChinaTime(work.UpdatedMs),
    };

    /// <param name="face">What readers see, or saw, of it.</param>
    /// <param name="writers">Everyone who wrote a version that readers have not got.</param>
    public ArticleView View(
        ArticleWork work, ArticleDocument document, Article face, IReadOnlyList<ArticleEvent> events, IReadOnlyList<long> writers, Actor actor)
    {
        var isHtml = document.BodyFormat == ArticleBody.RawHtml;
        var published = Correction.Read(face.Corrections);
        return new ArticleView(Item(work))
        {
            Returned = work.State == WorkState.Draft && IsReturned(events),
            ExternalId = face.ExternalId,
            FurtherBoards = [.. BoardIds.Read(document.FurtherBoardIds).Select(id => boards.Current.Find(id)?.Slug).OfType<string>()],
            Subtitle = document.Subtitle,
            Digest = document.Digest,
            Body = isHtml ? null : document.BodySource,
            Html = isHtml ? document.BodySource : null,
            BodyHtml = document.BodyHtml,
            CoverUrl = document.CoverUrl,
            CoverCropWide = document.CoverCropWide,
            CoverCropSquare = document.CoverCropSquare,
            CoverAlt = document.CoverAlt,
            Author = document.Author,
            Editor = document.Editor,
            Source = document.Source,
            SourceUrl = document.SourceUrl,
            OriginalTitle = document.OriginalTitle,
            OriginalAuthor = document.OriginalAuthor,
            Keywords = document.Keywords.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Validity = ArticleValidity.Shown(document.Validity),
            AiAssisted = document.AiAssisted,
            Sample = document.Sample,
            Attachments = [.. Attachment.Read(document.Attachments).Select(AttachmentView.Of)],
            Correction = ArticleRequestReader.PendingCorrection(document, published),
            Corrections = [.. published.Select(static correction => new CorrectionView(TimeOf(correction.AtMs)!.Value, correction.Text))],
            PublishedAt = TimeOf(document.PublishedMs),
            Versions = work.HeadVersion,
            Approvals = [.. ReviewRound.ApprovalsOf(work, events).Select(Approval)],
            ConfirmAfterwards =
            [
                .. Confirmation.Of(work, events).Select(static open => new ConfirmationView(
                    open.Item, open.Confirmed is { } by ? PersonOf(by) : null, TimeOf(open.Confirmed?.AtMs), open.Confirmed?.Comment)),
            ],
            Actions = rights.ActionsOf(work, ReviewRound.Of(work, writers, events), events, actor),
        };
    }

    // Writing on does not hand it in.
    private static bool IsReturned(IReadOnlyList<ArticleEvent> events) =>
        events.LastOrDefault(static happened => happened.Action is not (ArticleEventKind.Edit or ArticleEventKind.Lock or ArticleEventKind.Unlock or ArticleEventKind.TakeOver))
            is { Action: ArticleEventKind.Reject or ArticleEventKind.SendBack };

    public HistoryItem History(ArticleEvent happened) => new()
    {
        At = UnixMilliseconds.ToChinaTime(happened.AtMs),
        Action = happened.Action,
        ActionName = ReviewNames.OfEvent(happened.Action),
        Stage = happened.Stage.Length > 0 ? happened.Stage : null,
        StageName = flow.Stages.Find(happened.Stage)?.Name,
        By = PersonOf(happened),
        Address = happened.Address,
        Version = happened.Version,
        ContentHash = happened.ContentHash,
        Round = happened.Round,
        Comment = happened.Comment,
        Details = happened.Details.Length > 0 ? EventDetails.Read(happened.Details) : null,
    };

    public static ArticleVersionItem Version(ArticleVersion version, ArticleWork work) => new(
        version.Number,
        version.ContentHash,
        new(version.WrittenBy, version.WrittenName),
        UnixMilliseconds.ToChinaTime(version.WrittenMs),
        version.Note,
        version.Number == work.LiveVersion);

    private ApprovalView Approval(ArticleEvent approval)
    {
        var details = EventDetails.Read(approval.Details);
        return new()
        {
            Stage = approval.Stage,
            StageName = flow.Stages.Find(approval.Stage)?.Name ?? approval.Stage,
            By = PersonOf(approval),
            At = UnixMilliseconds.ToChinaTime(approval.AtMs),
            ContentHash = approval.ContentHash,
            Version = approval.Version,
            Comment = approval.Comment,
            Proofreader = details.Proofreader,
            SecrecyReviewer = details.SecrecyReviewer,
        };
    }

    private static PersonView PersonOf(ArticleEvent happened) => new(happened.OperatorId, happened.OperatorName);

    private static DateTimeOffset? TimeOf(long? milliseconds) => milliseconds is { } time ? UnixMilliseconds.ToChinaTime(time) : null;
}
