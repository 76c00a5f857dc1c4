namespace PuyangFabu.Publishing.Pulling;

/// <summary>Of the posts that WeChat showed before.</summary>
public sealed record SeenPosts
{
    public long Seen { get; init; }

    public long Unseen { get; init; }
}
