using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles;

/// <summary>
/// A field of an article. The list of them is stated here once: what compares, hashes, checks, imports and exports articles
/// reads it. Hashes and exports keep its order; a new field goes in as <see cref="ArticleFieldHash.Named"/>, behind the others of that kind.
/// </summary>
/// <param name="Name">As calls, imports and exports write it.</param>
/// <param name="Shown">Its text, as two versions are compared by it.</param>
public record ArticleField(string Name, Func<ArticleDocument, string> Shown)
{
    public static ArticleTextField Subtitle { get; } = new(
        CheckedFieldNames.Subtitle, ArticleFieldForm.Line, 200, static stored => stored.Subtitle, static input => input.Subtitle, static (input, text) => input with { Subtitle = text })
    { Hash = ArticleFieldHash.WhenUsed, HasWords = true };

    public static ArticleTextField Digest { get; } = new(
        CheckedFieldNames.Digest, ArticleFieldForm.Lines, 500, static stored => stored.Digest, static input => input.Digest, static (input, text) => input with { Digest = text })
    { HasWords = true };

    /// <summary>In the order in which calls and histories name them.</summary>
    public static IReadOnlyList<ArticleField> All { get; } =
    [
        new ArticleTextField(
            CheckedFieldNames.Title, ArticleFieldForm.NeededLine, 200, static stored => stored.Title, static input => input.Title, static (input, text) => input with { Title = text })
        { HasWords = true },
        Subtitle,
        new("board", static stored => stored.BoardSlugs.Split('\n')[0]) { Hash = ArticleFieldHash.Apart },
        new("furtherBoards", static stored => string.Join('\n', stored.BoardSlugs.Split('\n').Skip(1))) { Hash = ArticleFieldHash.Apart },
        Digest,
        new("body", static stored => stored.BodySource) { Hash = ArticleFieldHash.Apart },
        new("bodyFormat", static stored => stored.BodyFormat) { Hash = ArticleFieldHash.Apart },
        new("bodyHtml", static stored => stored.BodyHtml),
        new ArticleTextField(
            CheckedFieldNames.Cover, ArticleFieldForm.Picture, ArticleInputRules.LongestUrl, static stored => stored.CoverUrl, static input => input.CoverUrl, static (input, text) => input with { CoverUrl = text }),
        new ArticleTextField(
            CheckedFieldNames.Author, ArticleFieldForm.Line, 100, static stored => stored.Author, static input => input.Author, static (input, text) => input with { Author = text })
        { HasWords = true },
        new ArticleTextField(
            "editor", ArticleFieldForm.Line, 100, static stored => stored.Editor, static input => input.Editor, static (input, text) => input with { Editor = text })
        { HasWords = true },
        new ArticleTextField(
            CheckedFieldNames.Source, ArticleFieldForm.Line, 100, static stored => stored.Source, static input => input.Source, static (input, text) => input with { Source = text })
        { HasWords = true },
        new ArticleTextField(
            CheckedFieldNames.SourceUrl, ArticleFieldForm.Address, ArticleInputRules.LongestUrl, static stored => stored.SourceUrl, static input => input.SourceUrl, static (input, text) => input with { SourceUrl = text }),
        new ArticleTextField(
            CheckedFieldNames.OriginalTitle, ArticleFieldForm.Line, 200, static stored => stored.OriginalTitle, static input => input.OriginalTitle, static (input, text) => input with { OriginalTitle = text })
        { Hash = ArticleFieldHash.WhenUsed, HasWords = true },
        new ArticleTextField(
            CheckedFieldNames.OriginalAuthor, ArticleFieldForm.Line, 100, static stored => stored.OriginalAuthor, static input => input.OriginalAuthor, static (input, text) => input with { OriginalAuthor = text })
        { Hash = ArticleFieldHash.WhenUsed, HasWords = true },
        new("keywords", static stored => stored.Keywords),
        new ArticleTextField(
            "kind", ArticleFieldForm.Line, 20, static stored => stored.Kind, static input => input.Kind, static (input, text) => input with { Kind = text })
        { Hash = ArticleFieldHash.WhenUsed },
        new ArticleTextField(
            "validity", ArticleFieldForm.Validity, 20, static stored => stored.Validity, static input => input.Validity, static (input, text) => input with { Validity = text })
        { Hash = ArticleFieldHash.WhenUsed, Hashed = static stored => stored.Validity, Shown = static stored => ArticleValidity.Shown(stored.Validity) },
        new("aiAssisted", static stored => YesOrNo(stored.AiAssisted)) { Hash = ArticleFieldHash.WhenUsed, Hashed = static stored => stored.AiAssisted ? "ai" : "" },
        new ArticleTextField(
            "coverCropWide", ArticleFieldForm.Crop, CoverCrop.Longest, static stored => stored.CoverCropWide, static input => input.CoverCropWide, static (input, text) => input with { CoverCropWide = text })
        { Hash = ArticleFieldHash.Named },
        new ArticleTextField(
            "coverCropSquare", ArticleFieldForm.Crop, CoverCrop.Longest, static stored => stored.CoverCropSquare, static input => input.CoverCropSquare, static (input, text) => input with { CoverCropSquare = text })
        { Hash = ArticleFieldHash.Named },
        new ArticleTextField(
            "coverAlt", ArticleFieldForm.Line, UploadDesk.LongestAlt, static stored => stored.CoverAlt, static input => input.CoverAlt, static (input, text) => input with { CoverAlt = text })
        { Hash = ArticleFieldHash.Named, HasWords = true },
        new("attachments", static stored => Attachment.Shown(stored.Attachments)) { Hash = ArticleFieldHash.Named, Hashed = static stored => stored.Attachments },
        new ArticleTextField(
            "topic", ArticleFieldForm.Topic, TopicRules.Longest, static stored => stored.Topic, static input => input.Topic, static (input, text) => input with { Topic = text })
        { Hash = ArticleFieldHash.Named, Hashed = static stored => stored.Topic, Shown = static stored => TopicOutline.Shown(stored.Topic) },
        new("sample", static stored => YesOrNo(stored.Sample)) { Hashed = static stored => stored.Sample ? "sample" : "" },
        new("publishedAt", static stored => stored.PublishedMs is { } time ? UnixMilliseconds.ToChinaTime(time).ToString("O") : "") { Hash = ArticleFieldHash.Apart },

        // Their times come with being published and are no change.
        new("correction", static stored => string.Join('\n', Correction.Read(stored.Corrections).Select(static correction => correction.Text))) { Hash = ArticleFieldHash.Apart },
    ];

    /// <summary>Those that are handed in as one text and kept so.</summary>
    public static IReadOnlyList<ArticleTextField> Texts { get; } = [.. All.OfType<ArticleTextField>()];

    public ArticleFieldHash Hash { get; init; }

    /// <summary>What of it goes into the hash.</summary>
    public Func<ArticleDocument, string> Hashed { get => field ?? Shown; init; }

    private static string YesOrNo(bool holds) => holds ? "是" : "否";
}

/// <summary>How a field goes into <see cref="ContentHash"/>.</summary>
public enum ArticleFieldHash
{
    Always,

    /// <summary>All of this kind where one of them is used: articles that use none keep the hashes that they always had.</summary>
    WhenUsed,

    /// <summary>Those of this kind that are used, with their names: whatever is added leaves all earlier hashes alone.</summary>
    Named,

    /// <summary>Not at all, or in a form of its own.</summary>
    Apart,
}
