namespace PuyangFabu.Publishing.Pulling;

/// <summary>Changes at WeChat that somebody should know of.</summary>
public sealed record PulledNotices
{
    public long Count { get; init; }

    /// <summary>When the newest of them was found; 0 without any.</summary>
    public long UntilMs { get; init; }
}
