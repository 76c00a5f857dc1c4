namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>An article from WeChat of whose body the pictures are to be looked at.</summary>
public sealed record DuePictures
{
    /// <summary>Of the row in <c>pulled_articles</c>.</summary>
    public required long Id { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>What of its pictures could not be had until now, in Chinese.</summary>
    public string PicturesNote { get; init; } = "";
}
