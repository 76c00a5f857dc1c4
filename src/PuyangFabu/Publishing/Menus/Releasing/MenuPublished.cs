namespace PuyangFabu.Publishing.Menus.Releasing;

/// <summary>What came of publishing a menu.</summary>
public sealed record MenuPublished
{
    public required MenuPublicationView Publication { get; init; }

    /// <summary>What WeChat has afterwards; null when it was not published yet, or could not be read back.</summary>
    public MenuDiff? Diff { get; init; }

    /// <summary>What to look at although it was published; null when there is nothing.</summary>
    public string? Warning { get; init; }
}
