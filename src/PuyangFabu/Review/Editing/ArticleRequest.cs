using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Review.Editing;

/// <summary>An article as a call hands it in. When it changes a known one, what is left out stays as it is; an empty text clears.</summary>
[EchoOf(typeof(ArticleView))]
public sealed record ArticleRequest
{
    public string? ExternalId { get; init; }

    /// <summary>Slug of the board.</summary>
    public string? Board { get; init; }

    /// <summary>Slugs of further boards that list it too.</summary>
    public IReadOnlyList<string>? FurtherBoards { get; init; }

    public string? Title { get; init; }

    /// <summary>副题.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Made from the body when empty.</summary>
    public string? Digest { get; init; }

    /// <summary>Markdown; at most one of this and <see cref="Html"/>.</summary>
    public string? Body { get; init; }

    public string? Html { get; init; }

    public string? CoverUrl { get; init; }

    /// <summary>What a card shows of the cover at 2.35:1: left_top_right_bottom, each from 0 to 1. Goes with a cover that is exchanged.</summary>
    public string? CoverCropWide { get; init; }

    /// <summary>The same at 1:1.</summary>
    public string? CoverCropSquare { get; init; }

    /// <summary>Description of the cover for those who cannot see it. Goes with a cover that is exchanged.</summary>
    public string? CoverAlt { get; init; }

    public string? Author { get; init; }

    /// <summary>责任编辑.</summary>
    public string? Editor { get; init; }

    public string? Source { get; init; }

    public string? SourceUrl { get; init; }

    /// <summary>Title of the original of a reprint.</summary>
    public string? OriginalTitle { get; init; }

    /// <summary>Author of the original of a reprint.</summary>
    public string? OriginalAuthor { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>要闻, 政策解读, 公告, 辟谣, 图解, 专题 …</summary>
    public string? Kind { get; init; }

    /// <summary>有效, 已修改 or 已废止.</summary>
    public string? Validity { get; init; }

    /// <summary>AI took part in making it.</summary>
    public bool? AiAssisted { get; init; }

    /// <summary>Made up to show the product.</summary>
    public bool? Sample { get; init; }

    /// <summary>附件 in their order, each as its upload answered it; what is not among them goes.</summary>
    public IReadOnlyList<AttachmentView>? Attachments { get; init; }

    /// <summary>专题: what it gathers, all of it anew; an empty one makes it no topic.</summary>
    public TopicView? Topic { get; init; }

    /// <summary>更正说明: what was wrong with what readers see; shown on the page once this version is published.</summary>
    public string? Correction { get; init; }

    /// <summary>Time of publication to show, ISO 8601; for what appeared elsewhere before. Left out: when it is published.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>The revision that this change starts from; needed when it changes a known article.</summary>
    public long? Revision { get; init; }

    /// <summary>What this save is about, for the other editors.</summary>
    public string? Note { get; init; }
}
