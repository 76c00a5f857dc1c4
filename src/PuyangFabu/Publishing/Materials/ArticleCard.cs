namespace PuyangFabu.Publishing.Materials;

/// <summary>An article as followers will see it: on its card in the chat, and opened.</summary>
public sealed record ArticleCard
{
    public required long ArticleId { get; init; }

    public required string Title { get; init; }

    public required string Author { get; init; }

    /// <summary>As long as WeChat takes it.</summary>
    public required string Digest { get; init; }

    /// <summary>Within this site; null for a picture of another site that was not kept yet.</summary>
    public string? Cover { get; init; }

    /// <summary>What the first card shows of the cover, left_top_right_bottom at 2.35:1; empty: its middle.</summary>
    public string CropWide { get; init; } = "";

    /// <summary>What a later card shows, at 1:1.</summary>
    public string CropSquare { get; init; } = "";

    /// <summary>Safe HTML without styles, every picture from this site; null when it is beyond what WeChat could be given.</summary>
    public string? Body { get; init; }

    /// <summary>The words of <see cref="Body"/>, a line for each block; null where it is.</summary>
    public string? Text { get; init; }

    /// <summary>It passed the review and readers have not got it yet: it goes live with the broadcast that it is chosen for.</summary>
    public bool WaitsToGoLive { get; init; }

    /// <summary>What could not stay as it is in the article, in Chinese.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
