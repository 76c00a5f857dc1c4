using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Materials;

/// <summary>An article as it was approved, to be put into a draft at WeChat.</summary>
public sealed record ArticleToSend
{
    public required long ArticleId { get; init; }

    public required string Title { get; init; }

    public string Author { get; init; } = "";

    public string Digest { get; init; } = "";

    /// <summary>Safe HTML of the reviewed version; pictures are uploads of this site or on other sites.</summary>
    public required string BodyHtml { get; init; }

    /// <summary>An upload, an absolute address, or empty: then the board's drawn cover is taken.</summary>
    public string CoverUrl { get; init; } = "";

    /// <summary>What the card shows of the cover at 2.35:1, left_top_right_bottom; empty: its middle.</summary>
    public string CropWide { get; init; } = "";

    /// <summary>The same at 1:1.</summary>
    public string CropSquare { get; init; } = "";

    public required string BoardSlug { get; init; }

    /// <summary>Links that WeChat does not open become footnotes with the address in plain text.</summary>
    public bool LinkFootnotes { get; init; }

    /// <summary>Where 阅读原文 leads; absolute.</summary>
    public string SourceUrl { get; init; } = "";
}

/// <summary>A draft that lies in the account's box at WeChat.</summary>
/// <param name="MediaId">Gone once the draft is sent or published.</param>
/// <param name="Articles">Exactly as sent.</param>
/// <param name="Notes">What is not in the draft although it was in an article, in Chinese.</param>
public sealed record PreparedDraft(string MediaId, IReadOnlyList<DraftArticle> Articles, IReadOnlyList<string> Notes);
