using System.Diagnostics.CodeAnalysis;
using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Topics;

namespace PuyangFabu.Review.Views;

/// <summary>An article with its newest version's fields, under the names that a change takes them by.</summary>
public sealed record ArticleView : ArticleItem
{
    [SetsRequiredMembers]
    public ArticleView(ArticleItem item)
        : base(item)
    {
    }

    public string? ExternalId { get; init; }

    public IReadOnlyList<string> FurtherBoards { get; init; } = [];

    public string Subtitle { get; init; } = "";

    public string Digest { get; init; } = "";

    /// <summary>Markdown; null when it is written in HTML.</summary>
    public string? Body { get; init; }

    /// <summary>Null when it is written in Markdown.</summary>
    public string? Html { get; init; }

    /// <summary>The body as readers get it.</summary>
    public string BodyHtml { get; init; } = "";

    public string CoverUrl { get; init; } = "";

    /// <summary>What a card shows of the cover at 2.35:1; empty: its middle.</summary>
    public string CoverCropWide { get; init; } = "";

    /// <summary>The same at 1:1.</summary>
    public string CoverCropSquare { get; init; } = "";

    /// <summary>Description of the cover for those who cannot see it.</summary>
    public string CoverAlt { get; init; } = "";

    public string Author { get; init; } = "";

    public string Editor { get; init; } = "";

    public string Source { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    public string OriginalTitle { get; init; } = "";

    public string OriginalAuthor { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string Validity { get; init; } = "";

    public bool AiAssisted { get; init; }

    public bool Sample { get; init; }

    /// <summary>附件 in their order.</summary>
    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];

    /// <summary>专题: what it gathers; null for an article that is no topic.</summary>
    public TopicView? Topic { get; init; }

    /// <summary>The correction that this version brings; empty when it brings none, or readers have it already.</summary>
    public string Correction { get; init; } = "";

    /// <summary>Those that readers have got.</summary>
    public IReadOnlyList<CorrectionView> Corrections { get; init; } = [];

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Number of the newest version, and so how many there are.</summary>
    public long Versions { get; init; }

    /// <summary>The stages that this text has passed in the present round.</summary>
    public IReadOnlyList<ApprovalView> Approvals { get; init; } = [];

    /// <summary>What an urgent publication left open.</summary>
    public IReadOnlyList<ConfirmationView> ConfirmAfterwards { get; init; } = [];

    /// <summary>What the person who asks may do with it now.</summary>
    public IReadOnlyList<ReviewAction> Actions { get; init; } = [];
}

/// <summary>A stage that the text at hand has passed in the present round.</summary>
public sealed record ApprovalView
{
    public required string Stage { get; init; }

    public required string StageName { get; init; }

    public required PersonView By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of exactly what was read.</summary>
    public required string ContentHash { get; init; }

    public required long Version { get; init; }

    public string Comment { get; init; } = "";

    public string? Proofreader { get; init; }

    public string? SecrecyReviewer { get; init; }
}

/// <summary>Something that an urgent publication left open.</summary>
/// <param name="ConfirmedBy">Null while it is open.</param>
public sealed record ConfirmationView(string Item, PersonView? ConfirmedBy, DateTimeOffset? ConfirmedAt, string? Comment);

/// <summary>A 更正说明 that readers have got.</summary>
public sealed record CorrectionView(DateTimeOffset At, string Text);
