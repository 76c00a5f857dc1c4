namespace PuyangFabu.WeChat.Api.Drafts;

/// <summary>An article of a draft (<c>article_type</c> <c>news</c>).</summary>
public sealed record DraftArticle
{
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

    /// <summary>Temporary preview link; only in answers.</summary>
    public string? Url { get; init; }
}
