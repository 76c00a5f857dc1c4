namespace PuyangFabu.Review;

/// <summary>What every move of an article, a 群发 or a 发布 may say; all of it may be left out.</summary>
public record MoveRequest
{
    public const int LongestComment = 2000;

    /// <summary>The revision that the person saw; another one refuses the move.</summary>
    public long? Revision { get; init; }

    /// <summary>Hash of the text that the person read; another one refuses the move.</summary>
    public string? ContentHash { get; init; }

    public string? Comment { get; init; }
}
