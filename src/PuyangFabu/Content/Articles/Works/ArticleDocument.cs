namespace PuyangFabu.Content.Articles.Works;

/// <summary>
/// What an article says and where it stands: everything that a save may change. A version keeps one of these as a
/// document; <see cref="ContentHash"/> is its fingerprint.
/// </summary>
public record ArticleDocument
{
    public required long BoardId { get; init; }

    /// <summary>Ids of the further boards that list it, one a line, its own not among them.</summary>
    public string FurtherBoardIds { get; init; } = "";

    /// <summary>Slugs of its board and the further ones, one a line, as they went into <see cref="ContentHash"/>.</summary>
    public string BoardSlugs { get; init; } = "";

    public required string Title { get; init; }

    /// <summary>副题.</summary>
    public string Subtitle { get; init; } = "";

    public string Digest { get; init; } = "";

    /// <summary>The text as its author wrote it, in <see cref="BodyFormat"/>.</summary>
    public string BodySource { get; init; } = "";

    /// <summary><c>markdown</c> or <c>html</c>.</summary>
    public string BodyFormat { get; init; } = "markdown";

    /// <summary>Sanitised HTML made from <see cref="BodySource"/>; the only form that is ever shown.</summary>
    public string BodyHtml { get; init; } = "";

    public string CoverUrl { get; init; } = "";

    /// <summary>What a card shows of the cover at 2.35:1, see <see cref="CoverCrop"/>; empty: its middle.</summary>
    public string CoverCropWide { get; init; } = "";

    /// <summary>The same at 1:1.</summary>
    public string CoverCropSquare { get; init; } = "";

    /// <summary>Description of the cover for those who cannot see it.</summary>
    public string CoverAlt { get; init; } = "";

    public string Author { get; init; } = "";

    /// <summary>责任编辑.</summary>
    public string Editor { get; init; } = "";

    public string Source { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    /// <summary>Title of the original of a reprint.</summary>
    public string OriginalTitle { get; init; } = "";

    /// <summary>Author of the original of a reprint.</summary>
    public string OriginalAuthor { get; init; } = "";

    /// <summary>Keywords, one a line.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>要闻, 公告 …; see <see cref="ArticleKinds"/>. Empty when nobody said.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Empty while valid, or one of the others of <see cref="ArticleValidity"/>.</summary>
    public string Validity { get; init; } = "";

    /// <summary>AI took part in making it; the page says so.</summary>
    public bool AiAssisted { get; init; }

    /// <summary>True for content made up to show the product; pages mark it 示例.</summary>
    public bool Sample { get; init; }

    /// <summary>Files that hang on it, as <see cref="Articles.Attachments.Attachment"/> writes them.</summary>
    public string Attachments { get; init; } = "";

    /// <summary>What it gathers as a topic (专题), as <see cref="Topics.TopicOutline"/> writes it; empty for an article that is none.</summary>
    public string Topic { get; init; } = "";

    /// <summary>What was put right since it was first published, as <see cref="Correction"/> writes it.</summary>
    public string Corrections { get; init; } = "";

    /// <summary>Time of publication that was asked for; null means when it is published.</summary>
    public long? PublishedMs { get; init; }
}
