namespace PuyangFabu.Publishing.Pulling;

/// <summary>Where one of our articles is at WeChat.</summary>
public sealed record PulledAddress
{
    public long ArticleId { get; init; }

    public string Url { get; init; } = "";
}
