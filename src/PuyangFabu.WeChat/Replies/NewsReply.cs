namespace PuyangFabu.WeChat.Replies;

/// <summary>
/// News cards. WeChat shows one item only in answer to a follower's message, up to eight after a tap, scan or
/// follow.
/// </summary>
/// <param name="Items">One to eight.</param>
public sealed record NewsReply(IReadOnlyList<NewsItem> Items) : Reply
{
    /// <summary>More items than this are refused.</summary>
    public const int MaxItems = 8;
}
