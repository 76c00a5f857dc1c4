using PuyangFabu.Content.Articles.Attachments;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>An article as someone outside hands it in: a line of an import, a form or a call. Checked by <see cref="ArticleInputRules"/>.</summary>
public sealed record ArticleInput
{
    public string? ExternalId { get; init; }

    /// <summary>Slug of the board.</summary>
    public required string Board { get; init; }

    /// <summary>Slugs of further boards that list it too.</summary>
    public IReadOnlyList<string> FurtherBoards { get; init; } = [];

    public required string Title { get; init; }

    /// <summary>副题.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Made from the body when empty.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Markdown; at most one of this and <see cref="Html"/>.</summary>
    public string Body { get; init; } = "";

    public string Html { get; init; } = "";

    public string CoverUrl { get; init; } = "";

    /// <summary>What a card shows of the cover at 2.35:1; see <see cref="CoverCrop"/>.</summary>
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

    /// <summary>See <see cref="ArticleKinds"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Empty, or one of <see cref="ArticleValidity"/>.</summary>
    public string Validity { get; init; } = "";

    public bool AiAssisted { get; init; }

    /// <summary>附件 in their order.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>See <see cref="Works.ArticleDocument.Topic"/>.</summary>
    public string Topic { get; init; } = "";

    /// <summary>更正说明 in their order.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Null means now, or for a known article, as before.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Made up to show the product.</summary>
    public bool Sample { get; init; }
}
