using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Approving;

namespace PuyangFabu.Review.Releasing;

/// <summary>The last step to readers and the way back: publishing, now or at a time, and withdrawing.</summary>
public sealed class ArticlePublishing(ReviewDesk desk, ArticleStore articles, BoardCatalog boards, TimeProvider clock)
{
    private const int MostDaysAhead = 366;
    private const int LongestNote = 500;

    public Task<Outcome<ArticleWork>> PublishAsync(long id, PublishRequest request, Actor actor, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(request.ScheduledAt)
            ? desk.RunAsync(id, ReviewAction.Publish, actor, request, open => PublishAsync(open, request), cancellation)
            : desk.RunAsync(id, ReviewAction.Schedule, actor, request, open => ScheduleAsync(open, request), cancellation);

    /// <summary>Publishes what is due, with everything proven once more; what is not proven goes back to those who publish.</summary>
    /// <returns>Refused when it was moved meanwhile, or what is due is held back.</returns>
    public Task<Outcome<ArticleWork>> PublishDueAsync(long id, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.PublishDue, Actor.Product, new MoveRequest(),
        async open => await DueWorkHold.IsHeldAsync(open.Session)
            ? DueWorkHold.Held
            : open.Row.ScheduledMs > open.NowMs
            ? ReviewRefusals.IllegalMove(open.Row, ReviewAction.Publish, desk.Flow.Stages, [])
            : FirstGap(open) is { } gap
                ? await open.MoveAsync(
                    open.Row with { State = WorkState.Approved, ScheduledMs = null },
                    open.Event(new MoveRequest { Comment = gap.Title }) with { Action = ArticleEventKind.ScheduleFailed })
                : await ShowAsync(open, new MoveRequest()),
        cancellation);

    /// <summary>What keeps articles from going live with a broadcast, each proven once more as it stands in this transaction; writes nothing.</summary>
    /// <param name="session">Of a transaction that was opened with <see cref="ContentChangeStore.BeginAsync"/>.</param>
    /// <param name="approvedBy">Who approved the broadcast, and with it that they are published.</param>
    /// <returns>Null when nothing does.</returns>
    public async Task<Refusal?> BroadcastGapAsync(DbSession session, IEnumerable<ChosenArticle> articles, long? approvedBy)
    {
        foreach (var article in articles)
        {
            var proven = await WithBroadcastAsync(session, article, "", open => Task.FromResult<Outcome<ArticleWork>>(
                open.Hash != article.ContentHash ? ReviewRefusals.Tampered
                : approvedBy is not { } person || open.Round.Authors.Contains(person) ? Separation.OwnText
                : FirstGap(open) is { } gap ? gap
                : open.Row));
            if (proven.IsRefused)
            {
                return proven.Refusal;
            }
        }

        return null;
    }

    /// <summary>Shows articles to readers that go live with a broadcast, after <see cref="BroadcastGapAsync"/> found nothing in the same transaction.</summary>
    /// <exception cref="InvalidOperationException">One is another by now: a fault of the caller, who writes nothing then.</exception>
    public async Task PublishWithBroadcastAsync(DbSession session, IEnumerable<ChosenArticle> articles, string comment)
    {
        foreach (var article in articles)
        {
            var shown = await WithBroadcastAsync(session, article, comment, open => ShowAsync(open, new MoveRequest { Comment = comment }));
            if (shown.IsRefused)
            {
                throw new InvalidOperationException($"Article {article.ArticleId} was not proven before: {shown.Refusal.Code}.");
            }
        }
    }

    public Task<Outcome<ArticleWork>> UnscheduleAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Unschedule, actor, request,
        open => open.MoveAsync(open.Row with { State = open.Move.To, ScheduledMs = null }, open.Event(request)),
        cancellation);

    public Task<Outcome<ArticleWork>> WithdrawAsync(long id, WithdrawRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, ReviewAction.Withdraw, actor, request,
        async open =>
        {
            if (WithdrawProblems(request).ToList() is { Count: > 0 } problems)
            {
                return Refusal.BadInput(problems);
            }

            var note = request.PublicNote?.Trim() ?? "";
            await articles.WithdrawAsync(open.Session, id, note);
            var details = new EventDetails { Reason = request.Reason, PublicNote = note.Length > 0 ? note : null };
            return await open.MoveAsync(
                open.Row with { State = open.Move.To, LiveVersion = null, LiveHash = "", LiveMs = null, ScheduledMs = null, QueueRank = 0 },
                open.Event(request, details) with { ContentHash = open.Row.LiveHash, Version = open.Row.LiveVersion!.Value });
        },
        cancellation);

    private Task<Outcome<ArticleWork>> WithBroadcastAsync(
        DbSession session, ChosenArticle article, string comment, Func<OpenWork, Task<Outcome<ArticleWork>>> act) => desk.RunAsync(
        session, article.ArticleId, ReviewAction.PublishWithBroadcast, Actor.Product, new MoveRequest { ContentHash = article.ContentHash, Comment = comment }, act);

    private async Task<Outcome<ArticleWork>> PublishAsync(OpenWork open, PublishRequest request) =>
        FirstGap(open) is { } gap ? gap : await ShowAsync(open, request);

    private Refusal? FirstGap(OpenWork open) =>
        ApprovalProof.FirstGap(desk.Flow.Stages, open.Round, open.Hash)
            ?? (BoardIds.Read(open.Document.FurtherBoardIds).All(id => boards.Current.Find(id) is not null)
                ? null
                : Refusal.Conflict(RefusalCodes.BoardGone, "不能发布：稿件的另一个栏目已被删除，请退回编辑后重新选择栏目。"));

    private async Task<Outcome<ArticleWork>> ScheduleAsync(OpenWork open, PublishRequest request)
    {
        if (!WrittenTime.TryParse(request.ScheduledAt!.Trim(), out var at))
        {
            return Refusal.BadInput("scheduledAt", "不是日期和时间，例如 2026-01-05T09:00（不写时区按北京时间）");
        }

        if (at <= clock.GetUtcNow())
        {
            return Refusal.BadInput("scheduledAt", "已经过去，请填以后的时间");
        }

        if (at > clock.GetUtcNow().AddDays(MostDaysAhead))
        {
            return Refusal.BadInput("scheduledAt", "在一年以后，请检查");
        }

        return FirstGap(open) is { } gap
            ? gap
            : await open.MoveAsync(
                open.Row with { State = open.Move.To, ScheduledMs = at.ToUnixTimeMilliseconds() },
                open.Event(request, new EventDetails { ScheduledAt = at }));
    }

    private async Task<Outcome<ArticleWork>> ShowAsync(OpenWork open, MoveRequest request)
    {
        var document = open.Document;
        var face = new Article(document, ArticleStatus.Published)
        {
            Id = open.Row.ArticleId,
            BodyText = ArticleBody.Of(document.BodyFormat, document.BodySource).Text,
            ContentHash = open.Hash,
            Corrections = Correction.Publish(document.Corrections, open.NowMs),
            PublishedMs = document.PublishedMs is { } asked ? Math.Min(asked, open.NowMs) : null,
        };
        var publishedMs = await articles.PublishAsync(open.Session, face);
        var to = open.Row with
        {
            State = open.Move.To,
            LiveVersion = open.Row.HeadVersion,
            LiveHash = open.Hash,
            LiveMs = publishedMs,
            ScheduledMs = null,
            QueueRank = 0,
        };
        return await open.MoveAsync(to, open.Event(request) with { Action = ArticleEventKind.Publish });
    }

    private static IEnumerable<FieldProblem> WithdrawProblems(WithdrawRequest request)
    {
        if (!string.IsNullOrEmpty(request.Reason) && !WithdrawRequest.Reasons.Contains(request.Reason))
        {
            yield return new("reason", $"只能是 {string.Join("、", WithdrawRequest.Reasons)}");
        }

        if (request.PublicNote is { } note && (note.Length > LongestNote || note.Contains('\0', StringComparison.Ordinal)))
        {
            yield return new("publicNote", $"太长或有不能保存的字符（最多 {LongestNote} 个字符）");
        }
    }
}
