using System.Globalization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Review.Editing;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>What stands in the form of an article: typed by a person, or filled from the article.</summary>
public sealed record ArticleFormValues
{
    private static readonly char[] BetweenKeywords = ['、', '，', ',', '；', ';', ' ', '　', '\n'];

    public string Title { get; init; } = "";

    public string Subtitle { get; init; } = "";

    public string Board { get; init; } = "";

    public IReadOnlyList<string> FurtherBoards { get; init; } = [];

    public string Digest { get; init; } = "";

    public string BodyFormat { get; init; } = ArticleBody.Markdown;

    public string Body { get; init; } = "";

    public string CoverUrl { get; init; } = "";

    public string CoverCropWide { get; init; } = "";

    public string CoverCropSquare { get; init; } = "";

    public string CoverAlt { get; init; } = "";

    public string PictureAlt { get; init; } = "";

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    public string Author { get; init; } = "";

    public string Editor { get; init; } = "";

    public string Source { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    public string OriginalTitle { get; init; } = "";

    public string OriginalAuthor { get; init; } = "";

    public string Keywords { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Validity { get; init; } = "";

    public bool AiAssisted { get; init; }

    public string Correction { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>What the form was filled with: it tells what somebody typed from what he left as it was, whatever became of the article meanwhile.</summary>
    public string GivenDigest { get; init; } = "";

    public string GivenCoverUrl { get; init; } = "";

    public string GivenCropWide { get; init; } = "";

    public string GivenCropSquare { get; init; } = "";

    public static ArticleFormValues Of(ArticleView view) => new()
    {
        Title = view.Title,
        Subtitle = view.Subtitle,
        Board = view.Board,
        FurtherBoards = view.FurtherBoards,
        Digest = Written(view),
        BodyFormat = view.Html is null ? ArticleBody.Markdown : ArticleBody.RawHtml,
        Body = view.Html ?? view.Body ?? "",
        CoverUrl = view.CoverUrl,
        CoverCropWide = view.CoverCropWide,
        CoverCropSquare = view.CoverCropSquare,
        CoverAlt = view.CoverAlt,
        Attachments = Of(view.Attachments),
        Author = view.Author,
        Editor = view.Editor,
        Source = view.Source,
        SourceUrl = view.SourceUrl,
        OriginalTitle = view.OriginalTitle,
        OriginalAuthor = view.OriginalAuthor,
        Keywords = string.Join('、', view.Keywords),
        Kind = view.Kind,
        Validity = view.Validity,
        AiAssisted = view.AiAssisted,
        Correction = view.Correction,
        GivenDigest = Written(view),
        GivenCoverUrl = view.CoverUrl,
        GivenCropWide = view.CoverCropWide,
        GivenCropSquare = view.CoverCropSquare,
    };

    // One that was made from the body goes on being made from it: shown as if it were written, it would stay what the text was once.
    private static string Written(ArticleView view) =>
        view.Digest == Content.Articles.Digest.Of(ArticleBody.Of(view.Html is null ? ArticleBody.Markdown : ArticleBody.RawHtml, view.Html ?? view.Body ?? "")) ? "" : view.Digest;

    public static ArticleFormValues Read(IFormCollection form)
    {
        return new()
        {
            Title = Text("title"),
            Subtitle = Text("subtitle"),
            Board = Text("board"),
            FurtherBoards = [.. form["furtherBoards"].OfType<string>()],
            Digest = Text("digest"),
            BodyFormat = Text("bodyFormat"),
            Body = Text("body"),
            CoverUrl = Text("coverUrl"),
            CoverCropWide = Text("coverCropWide"),
            CoverCropSquare = Text("coverCropSquare"),
            CoverAlt = Text("coverAlt"),
            PictureAlt = Text("pictureAlt"),
            Attachments = form.ContainsKey("attachments") ? Attached(Text("attachments")) : AttachedByRows(form),
            Author = Text("author"),
            Editor = Text("editor"),
            Source = Text("source"),
            SourceUrl = Text("sourceUrl"),
            OriginalTitle = Text("originalTitle"),
            OriginalAuthor = Text("originalAuthor"),
            Keywords = Text("keywords"),
            Kind = Text("kind"),
            Validity = Text("validity"),
            AiAssisted = Text("aiAssisted") == "true",
            Correction = Text("correction"),
            Note = Text("note"),
            GivenDigest = Text("givenDigest"),
            GivenCoverUrl = Text("givenCoverUrl"),
            GivenCropWide = Text("givenCropWide"),
            GivenCropSquare = Text("givenCropSquare"),
        };

        // Browsers send lines with CR LF; kept so, every save would be a change of the text.
        string Text(string name) => form[name].ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <param name="before">The article as it is now; null for a new one.</param>
    public ArticleRequest ToRequest(ArticleView? before) => new()
    {
        ExternalId = before?.ExternalId,
        Title = Title,
        Subtitle = Subtitle,
        Board = Board,
        FurtherBoards = FurtherBoards,
        // Left as it was, one that was made from the body is made anew.
        Digest = Digest == GivenDigest ? null : Digest,
        Body = BodyFormat == ArticleBody.RawHtml ? null : Body,
        Html = BodyFormat == ArticleBody.RawHtml ? Body : null,
        CoverUrl = CoverUrl,
        // Said of the cover that the form was filled with: another one starts anew.
        CoverCropWide = CoverUrl == GivenCoverUrl || CoverCropWide != GivenCropWide ? CoverCropWide : null,
        CoverCropSquare = CoverUrl == GivenCoverUrl || CoverCropSquare != GivenCropSquare ? CoverCropSquare : null,
        CoverAlt = CoverAlt,
        Attachments = [.. Attachments.Select(AttachmentView.Of)],
        Author = Author,
        Editor = Editor,
        Source = Source,
        SourceUrl = SourceUrl,
        OriginalTitle = OriginalTitle,
        OriginalAuthor = OriginalAuthor,
        Keywords = [.. Keywords.Split(BetweenKeywords, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Kind = Kind,
        Validity = Validity,
        AiAssisted = AiAssisted,
        Correction = Correction.Length > 0 || before is not null ? Correction : null,
        Note = Note.Length > 0 ? Note : null,
    };

    /// <param name="body">Made of <see cref="Body"/>.</param>
    /// <param name="before">See <see cref="ToRequest"/>.</param>
    public CheckedText ToChecked(ArticleBody body, ArticleView? before) => new()
    {
        Title = Title,
        Subtitle = Subtitle,
        // One that was made from the body would only show what the body shows.
        Digest = Digest == GivenDigest ? "" : Digest,
        BodyHtml = body.Html,
        BodyText = body.Text,
        IsTopic = before?.Topic is not null,
        Lost = body.Lost,
        CoverUrl = CoverUrl,
        Author = Author,
        Source = Source,
        SourceUrl = SourceUrl,
        OriginalTitle = OriginalTitle,
        OriginalAuthor = OriginalAuthor,
        PublishedMs = before?.PublishedAt?.ToUnixTimeMilliseconds(),
    };

    /// <summary>Those of a view as pages show them.</summary>
    public static IReadOnlyList<Attachment> Of(IEnumerable<AttachmentView> views) => [.. views.Select(static view => view.Taken() with { Bytes = view.Size })];

    /// <summary>What the form without script knows an attachment by.</summary>
    public static string Kept(Attachment attachment) => string.Create(CultureInfo.InvariantCulture, $"{attachment.File}/{attachment.Bytes}");

    private static IReadOnlyList<Attachment> Attached(string lines) =>
    [
        .. from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let parts = line.Split('\t', 3)
           where parts.Length == 3 && AttachmentPaths.IsFile(parts[0])
           select new Attachment(parts[0], AddressNumber.Of(parts[1]) ?? 0, parts[2]),
    ];

    // In the order of their places; those that say nothing of theirs stay where they are.
    private static IReadOnlyList<Attachment> AttachedByRows(IFormCollection form)
    {
        var (names, places, gone) = (form["attachmentName"], form["attachmentPlace"], form["attachmentGone"]);
        return
        [
            .. form["attachment"].OfType<string>().Index()
                .Where(row => !gone.Contains(row.Item))
                .OrderBy(row => AddressNumber.Of(places.ElementAtOrDefault(row.Index)) ?? row.Index + 1)
                .SelectMany(row => Attached($"{row.Item.Replace('/', '\t')}\t{names.ElementAtOrDefault(row.Index)?.Trim()}")),
        ];
    }

    /// <summary>With a picture at the end of the text, for its writer to move.</summary>
    public ArticleFormValues WithPicture(string url)
    {
        var alt = PictureAlt.ReplaceLineEndings(" ");
        var picture = BodyFormat == ArticleBody.RawHtml
            ? $"<p><img src=\"{url}\" alt=\"{System.Net.WebUtility.HtmlEncode(alt)}\"></p>"
            : $"![{alt.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)}]({url})";
        return this with { Body = Body.Length == 0 ? picture : $"{Body.TrimEnd('\n')}\n\n{picture}\n", PictureAlt = "" };
    }
}
