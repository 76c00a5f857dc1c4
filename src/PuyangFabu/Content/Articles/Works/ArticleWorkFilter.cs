namespace PuyangFabu.Content.Articles.Works;

/// <summary>Which works a list shows; what is null is not asked for. The recycle bin shows only when its state is asked for.</summary>
public sealed record ArticleWorkFilter
{
    public IReadOnlyList<long>? BoardIds { get; init; }

    public string? State { get; init; }

    public string? Kind { get; init; }

    /// <summary>Words that the title holds.</summary>
    public string? Words { get; init; }

    /// <summary>The last one of the page before.</summary>
    public ArticleWorkCursor? After { get; init; }
}
