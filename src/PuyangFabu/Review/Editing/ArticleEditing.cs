using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Editing;

/// <summary>Writing: a new article, a changed one, back to an earlier version. Every save that changes something is a version and voids the approvals before it.</summary>
public sealed class ArticleEditing(
    ArticleStore articles, ArticleWorkStore works, ArticleVersionStore versions, ArticleRequestReader reader, ReviewDesk desk, TimeProvider clock)
{
    /// <summary>Note of a version that an editor's page saved by itself while he wrote.</summary>
    public const string SavedByItself = AuditNames.SavedByItself;

    private static readonly Refusal NoRevision = Refusal.BadInput("revision", "没有填写；请填您读到的版次");

    public async Task<Outcome<ArticleWork>> CreateAsync(ArticleRequest request, Actor actor, CancellationToken cancellation)
    {
        var read = await reader.ReadAsync(request, null, [], actor, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var article = read.Value;
        return await desk.CreateAsync(
            actor, ReviewAction.Create,
            async session =>
            {
                if (await ArticleStore.ReserveAsync(session, article.ExternalId, article.BoardId, clock) is not { } id)
                {
                    return Refusal.Conflict(ReviewRefusals.ExternalIdTakenCode, $"已有 externalId 为 {article.ExternalId} 的稿件，请修改那一篇，或换一个编号。");
                }

                if (await TopicRefusalAsync(session, id, article.Topic) is { } taken)
                {
                    return taken;
                }

                var work = NewWork(article with { Id = id }, actor);
                await ArticleWorkStore.InsertAsync(session, work);
                await ArticleVersionStore.AddAsync(session, [Version(work, article, actor, request.Note)]);
                return work;
            },
            cancellation,
            request.Note ?? "");
    }

    /// <summary>What speaks against an edit over what a person saw, as things are: for those who do something slow before it.</summary>
    public async Task<Refusal?> CheckEditAsync(long id, long? revision, Actor actor, CancellationToken cancellation) =>
        (await desk.CheckAsync(id, ReviewAction.Edit, actor, new MoveRequest { Revision = revision }, cancellation)).Refusal ?? (revision is null ? NoRevision : null);

    public async Task<Outcome<ArticleWork>> EditAsync(long id, ArticleRequest request, Actor actor, CancellationToken cancellation)
    {
        if (await works.FindAsync(id, cancellation) is not { } seen
            || await versions.FindAsync(id, seen.HeadVersion, cancellation) is not { } head)
        {
            return ReviewRefusals.NotFound;
        }

        // Made into a page here, because that may take longer than others should wait for a transaction.
        var read = request.Revision is null
            ? NoRevision
            : await reader.ReadAsync(request, head.Read(), await CorrectionsAsync(id, cancellation), actor, cancellation);
        return await desk.RunAsync(
            id, ReviewAction.Edit, actor, new MoveRequest { Revision = request.Revision },
            async open => open.Row.Revision != seen.Revision ? Refusal.Stale
                : read.IsRefused ? read.Refusal
                : await SaveAsync(open, read.Value, request.Note),
            cancellation);
    }

    /// <summary>Makes an earlier version the newest again.</summary>
    public async Task<Outcome<ArticleWork>> RestoreVersionAsync(long id, long number, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        // Before the corrections: one that goes out meanwhile must not be missing from what is saved.
        var seen = await works.FindAsync(id, cancellation);
        if (await versions.FindAsync(id, number, cancellation) is not { } version)
        {
            return Refusal.NotFound("个版本");
        }

        var article = await reader.ReadAgainAsync(version.Read(), await CorrectionsAsync(id, cancellation), actor, cancellation);
        return await desk.RunAsync(
            id, ReviewAction.Edit, actor, request,
            async open => open.Row.Revision != seen?.Revision ? Refusal.Stale
                : article.IsRefused ? article.Refusal
                : await SaveAsync(open, article.Value, $"恢复第 {number} 版"),
            cancellation);
    }

    /// <summary>Into the recycle bin: nothing is ever removed from the database.</summary>
    public Task<Outcome<ArticleWork>> DeleteAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        BinAsync(id, ReviewAction.Delete, request, actor, cancellation);

    public Task<Outcome<ArticleWork>> RestoreAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        BinAsync(id, ReviewAction.Restore, request, actor, cancellation);

    private Task<Outcome<ArticleWork>> BinAsync(
        long id, ReviewAction action, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, action, actor, request,
        open => open.MoveAsync(open.Row with { State = open.Move.To, QueueRank = 0, ScheduledMs = null }, open.Event(request)),
        cancellation);

    // Those that readers have got.
    private async Task<IReadOnlyList<Correction>> CorrectionsAsync(long id, CancellationToken cancellation) =>
        Correction.Read((await articles.FindAsync(id, cancellation))?.Corrections ?? "");

    private async Task<Outcome<ArticleWork>> SaveAsync(OpenWork open, Article article, string? note)
    {
        var changed = DocumentChanges.Between(open.Document, article);
        if (changed.Count == 0)
        {
            return open.Row;
        }

        if (article.Topic != open.Document.Topic && await TopicRefusalAsync(open.Session, open.Row.ArticleId, article.Topic) is { } taken)
        {
            return taken;
        }

        if (open.Row.State == WorkState.Published)
        {
            await ArticleStore.TakeIntoWorkAsync(open.Session, open.Row.ArticleId);
        }

        var to = open.Row with
        {
            State = open.Move.To,
            HeadVersion = open.Row.HeadVersion + 1,
            ContentHash = article.ContentHash,
            Title = article.Title,
            BoardId = article.BoardId,
            Kind = article.Kind,
            LastEditorId = open.Actor.OperatorId,
            LastEditorName = open.Actor.DisplayName,
            QueueRank = 0,
            ScheduledMs = null,
        };
        await ArticleVersionStore.AddAsync(open.Session, [Version(to, article, open.Actor, note)]);
        var details = new EventDetails
        {
            Changed = changed,
            FromVersion = open.Row.HeadVersion,
            Voided = open.Round.Approvals.Count > 0 ? [.. open.Round.Approvals.Select(static approval => approval.Stage)] : null,
        };
        return await open.MoveAsync(
            to,
            open.Event(new MoveRequest { Comment = note }, details) with { Version = to.HeadVersion, ContentHash = to.ContentHash });
    }

    // An address means one topic from the first draft on.
    private static async Task<Refusal?> TopicRefusalAsync(DbSession session, long id, string topic) =>
        await TopicStore.ClaimAsync(session, id, topic) is { } holder
            ? Refusal.BadInput(TopicRules.SlugField, $"“{TopicOutline.Read(topic)!.Slug}”已经是另一个专题的（稿件编号 {holder}），请换一个")
            : null;

    private ArticleWork NewWork(Article article, Actor actor) => new()
    {
        ArticleId = article.Id,
        State = WorkState.Draft,
        Revision = 1,
        HeadVersion = 1,
        ContentHash = article.ContentHash,
        Title = article.Title,
        BoardId = article.BoardId,
        Kind = article.Kind,
        WriterId = actor.OperatorId,
        WriterName = actor.DisplayName,
        LastEditorId = actor.OperatorId,
        LastEditorName = actor.DisplayName,
        CreatedMs = clock.NowMs(),
        UpdatedMs = clock.NowMs(),
    };

    private ArticleVersion Version(ArticleWork work, Article article, Actor actor, string? note) => new()
    {
        ArticleId = work.ArticleId,
        Number = work.HeadVersion,
        Content = ArticleDocumentJson.Write(article),
        ContentHash = article.ContentHash,
        WrittenBy = actor.OperatorId,
        WrittenName = actor.DisplayName,
        WrittenMs = clock.NowMs(),
        Note = note?.Trim() ?? "",
    };
}
