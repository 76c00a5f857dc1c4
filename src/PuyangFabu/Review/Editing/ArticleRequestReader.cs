using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Review.Editing;

/// <summary>Reads the fields of a call into an article, together with those that it leaves as they are.</summary>
public sealed class ArticleRequestReader(BoardCatalog boards, BodyTurns turns, ArticleIntake intake, TopicArticles topics, TimeProvider clock)
{
    public const int LongestNote = 200;

    /// <param name="before">What the article says now; null for a new one.</param>
    /// <param name="corrections">Those that readers have got already.</param>
    /// <param name="actor">Who hands in the pictures that stand in the text.</param>
    /// <returns>The article, or everything that is wrong with the fields. Slow for a long body: call it outside of transactions.</returns>
    public async Task<Outcome<Article>> ReadAsync(
        ArticleRequest request, ArticleDocument? before, IReadOnlyList<Correction> corrections, Actor actor, CancellationToken cancellation)
    {
        var tree = boards.Current;
        var problems = new List<FieldProblem>();
        var written = Input(request, before is null ? new ArticleInput { Board = "", Title = "" } : InputOf(before, tree), before, problems) with
        {
            Corrections = [.. corrections, .. Pending(request, before, corrections)],
        };
        if (request.Topic is { } topic)
        {
            var outline = await topics.ReadAsync(topic, written.Topic, cancellation);
            problems.AddRange(outline.Refusal?.Fields ?? []);
            written = outline.IsRefused ? written : written with { Topic = outline.Value };
        }

        var taken = await intake.ReadAsync(written, cancellation);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var input = taken.Value.Input;
        var placement = ArticlePlacement.Of(input, tree);
        problems.AddRange(placement.UnknownFurther.Select(static slug => new FieldProblem("furtherBoards", $"里的 {slug} 不是栏目")));
        if (placement.Own is null)
        {
            problems.Insert(0, new("board", input.Board.Length == 0 ? "没有填写" : $"{input.Board} 不是栏目"));
        }

        problems.AddRange(ArticleInputRules.Check(input, clock.GetUtcNow()).Select(static problem => problem.Field == "corrections" ? problem with { Field = "correction" } : problem));
        problems.AddRange(NameProblems(("note", request.Note)).Concat(request.Note?.Length > LongestNote ? [new("note", "太长")] : Array.Empty<FieldProblem>()));
        if (problems.Count > 0)
        {
            return Refusal.BadInput(problems);
        }

        try
        {
            var article = await turns.RunAsync(
                input.Body.Length + input.Html.Length, () => ArticleDraft.From(input, placement, ArticleStatus.Draft, cancellation), cancellation);
            return await intake.KeepPicturesAsync(actor, taken.Value, article, cancellation) is { } refusal ? refusal : article;
        }
        catch (ArticleBodyException refused)
        {
            return Refusal.BadInput(input.Html.Length > 0 ? "html" : "body", refused.Message);
        }
    }

    /// <summary>An earlier version as the article would be if it were saved now.</summary>
    public async Task<Outcome<Article>> ReadAgainAsync(
        ArticleDocument document, IReadOnlyList<Correction> corrections, Actor actor, CancellationToken cancellation) =>
        boards.Current.Find(document.BoardId) is null
            ? Refusal.Conflict(RefusalCodes.BoardGone, "这个版本所在的栏目已被删除，不能恢复；请新建或修改稿件，另选栏目。")
            : await ReadAsync(new ArticleRequest { Correction = "" }, document, corrections, actor, cancellation);

    /// <summary>What is wrong with short texts of one line that are no part of the article.</summary>
    public static IReadOnlyList<FieldProblem> NameProblems(params IReadOnlyList<(string Field, string? Text)> names) =>
    [
        .. from name in names
           where name.Text is { } text && (text.Length > LongestNote || text.Any(char.IsControl))
           select new FieldProblem(name.Field, $"太长或有不能保存的字符（最多 {LongestNote} 个字符，不能换行）"),
    ];

    /// <summary>The correction that readers have not got yet: what a version says beyond those that they have.</summary>
    public static string PendingCorrection(ArticleDocument document, IReadOnlyList<Correction> published) =>
        Correction.Read(document.Corrections).Skip(published.Count).FirstOrDefault()?.Text ?? "";

    private static IEnumerable<Correction> Pending(ArticleRequest request, ArticleDocument? before, IReadOnlyList<Correction> published) =>
        (request.Correction?.Trim() ?? (before is null ? "" : PendingCorrection(before, published))) is { Length: > 0 } text ? [new Correction(null, text)] : [];

    private ArticleInput Input(ArticleRequest request, ArticleInput start, ArticleDocument? before, List<FieldProblem> problems)
    {
        var newBody = request.Body is not null || request.Html is not null;
        var newCover = request.CoverUrl is { } cover && cover.Trim() != start.CoverUrl;
        return start with
        {
            ExternalId = request.ExternalId?.Trim() is { Length: > 0 } id ? id : null,
            Board = request.Board?.Trim() ?? start.Board,
            FurtherBoards = request.FurtherBoards ?? start.FurtherBoards,
            Title = request.Title ?? start.Title,
            Subtitle = request.Subtitle ?? start.Subtitle,
            Digest = request.Digest ?? (newBody && before is not null && IsMade(before) ? "" : start.Digest),
            Body = newBody ? request.Body ?? "" : start.Body,
            Html = newBody ? request.Html ?? "" : start.Html,
            CoverUrl = request.CoverUrl?.Trim() ?? start.CoverUrl,
            CoverCropWide = request.CoverCropWide?.Trim() ?? (newCover ? "" : start.CoverCropWide),
            CoverCropSquare = request.CoverCropSquare?.Trim() ?? (newCover ? "" : start.CoverCropSquare),
            CoverAlt = request.CoverAlt ?? (newCover ? "" : start.CoverAlt),
            Author = request.Author ?? start.Author,
            Editor = request.Editor ?? start.Editor,
            Source = request.Source ?? start.Source,
            SourceUrl = request.SourceUrl?.Trim() ?? start.SourceUrl,
            OriginalTitle = request.OriginalTitle ?? start.OriginalTitle,
            OriginalAuthor = request.OriginalAuthor ?? start.OriginalAuthor,
            Keywords = request.Keywords ?? start.Keywords,
            Kind = request.Kind ?? start.Kind,
            Validity = request.Validity ?? start.Validity,
            AiAssisted = request.AiAssisted ?? start.AiAssisted,
            Sample = request.Sample ?? start.Sample,
            Attachments = request.Attachments is { } attachments ? [.. attachments.Select(one => Known(one, start.Attachments))] : start.Attachments,
            PublishedAt = Time(request.PublishedAt, start.PublishedAt, problems),
        };
    }

    private DateTimeOffset? Time(string? text, DateTimeOffset? before, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return text is null ? before : null;
        }

        if (!WrittenTime.TryParse(text.Trim(), out var time))
        {
            problems.Add(new("publishedAt", "不是日期和时间，例如 2026-01-05T09:00（不写时区按北京时间）"));
            return null;
        }

        // The same moment as before is no wish for the future, whatever the clock says by now.
        if (time > clock.GetUtcNow() && time != before)
        {
            problems.Add(new("publishedAt", "还没有到；要定时发布，请在发布时写明时间"));
            return null;
        }

        return time;
    }

    private static Attachment Known(AttachmentView given, IReadOnlyList<Attachment> before)
    {
        // JSON has null for anything.
        var taken = given?.Taken() ?? new Attachment("", 0, "");
        return before.FirstOrDefault(one => one.File == taken.File) is { } known ? taken with { Bytes = known.Bytes } : taken;
    }

    private static bool IsMade(ArticleDocument document) =>
        document.Digest == Digest.Of(ArticleBody.Of(document.BodyFormat, document.BodySource));

    private static ArticleInput InputOf(ArticleDocument document, BoardTree boards)
    {
        var isHtml = document.BodyFormat == ArticleBody.RawHtml;
        return new ArticleInput
        {
            Board = boards.Find(document.BoardId)?.Slug ?? "",
            FurtherBoards = [.. BoardIds.Read(document.FurtherBoardIds).Select(boards.Find).OfType<Board>().Select(static board => board.Slug)],
            Title = document.Title,
            Subtitle = document.Subtitle,
            Digest = document.Digest,
            Body = isHtml ? "" : document.BodySource,
            Html = isHtml ? document.BodySource : "",
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
            Kind = document.Kind,
            Validity = document.Validity,
            AiAssisted = document.AiAssisted,
            Sample = document.Sample,
            Attachments = Attachment.Read(document.Attachments),
            Topic = document.Topic,
            PublishedAt = document.PublishedMs is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
        };
    }
}
