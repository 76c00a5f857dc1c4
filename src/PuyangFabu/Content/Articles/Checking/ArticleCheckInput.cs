using PuyangFabu.Content.Articles.Attachments;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Checks;

namespace PuyangFabu.Content.Articles.Checking;

/// <summary>A text to be checked that is stored nowhere; the fields are those of an article, all optional.</summary>
public sealed record ArticleCheckInput
{
    public string Title { get; init; } = "";

    public string Subtitle { get; init; } = "";

    public string Digest { get; init; } = "";

    /// <summary>Markdown; at most one of this and <see cref="Html"/>.</summary>
    public string Body { get; init; } = "";

    public string Html { get; init; } = "";

    public string CoverUrl { get; init; } = "";

    public string Author { get; init; } = "";

    public string Source { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    public string OriginalTitle { get; init; } = "";

    public string OriginalAuthor { get; init; } = "";

    /// <summary>转载.</summary>
    public bool Reprint { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    // What else an article has: taken, so that one and the same body can be checked and then sent, and not looked at.
    public string? ExternalId { get; init; }

    public string? CoverCropWide { get; init; }

    public string? CoverCropSquare { get; init; }

    public string? CoverAlt { get; init; }

    public IReadOnlyList<AttachmentView>? Attachments { get; init; }

    public TopicView? Topic { get; init; }

    public string? Board { get; init; }

    public IReadOnlyList<string>? FurtherBoards { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }

    public string? Editor { get; init; }

    public string? Kind { get; init; }

    public string? Validity { get; init; }

    public bool? AiAssisted { get; init; }

    public bool? Sample { get; init; }

    public string? Correction { get; init; }

    public string? Note { get; init; }

    public long? Revision { get; init; }
}

/// <summary>What the checks before publishing find.</summary>
/// <param name="Findings">The gravest first.</param>
public sealed record ArticleCheckResult(IReadOnlyList<TextFinding> Findings);
