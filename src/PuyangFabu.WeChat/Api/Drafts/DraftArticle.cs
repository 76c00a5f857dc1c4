namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary>An article of a draft (<c>article_type</c> <c>news</c>), or as a list of what was published has it.</summary>
public sealed record DraftArticle
{
    /// <summary>A picture message (<c>article_type</c>): its text is plain and its pictures are materials.</summary>
    public const string PictureMessage = "newspic";

    /// <summary>At most 32 characters.</summary>
    public required string Title { get; init; }

    /// <summary>At most 16 characters.</summary>
    public string Author { get; init; } = "";

    /// <summary>At most 120 characters; WeChat shows it only when the draft has a single article.</summary>
    public string Digest { get; init; } = "";

    /// <summary>HTML of less than 20 000 characters and 1 MB; pictures from anywhere but <c>media/uploadimg</c> are dropped silently.</summary>
    public required string Content { get; init; }

    /// <summary>阅读原文, at most 1 KB.</summary>
    public string ContentSourceUrl { get; init; } = "";

    /// <summary>Permanent picture.</summary>
    public required string ThumbMediaId { get; init; }

    /// <summary>What the first card shows of the picture at 2.35:1: X1_Y1_X2_Y2, each from 0 to 1; empty: WeChat crops it itself.</summary>
    public string CropWide { get; init; } = "";

    /// <summary>What a later card shows, at 1:1.</summary>
    public string CropSquare { get; init; } = "";

    public bool NeedOpenComment { get; init; }

    public bool OnlyFansCanComment { get; init; }

    /// <summary>Of a draft a temporary preview link, of what was published where it can be read; only in answers.</summary>
    public string? Url { get; init; }

    /// <summary><c>news</c> or <see cref="PictureMessage"/>; only in answers, where old ones leave it out.</summary>
    public string Kind { get; init; } = "news";

    /// <summary>Where the cover's picture lies; only in answers, empty where WeChat leaves it out.</summary>
    public string ThumbUrl { get; init; } = "";

    /// <summary>Taken back after it was published; only in answers about what was published.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>How many pictures a <see cref="PictureMessage"/> has; only in answers.</summary>
    public int PictureCount { get; init; }
}
