using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Conversation.Replies;

/// <summary>A reply that may be a numbered list.</summary>
/// <param name="Reply">The message.</param>
/// <param name="Articles">The articles that it numbers, from 1; empty when it numbers none.</param>
public sealed record ListReply(Reply Reply, IReadOnlyList<long> Articles)
{
    /// <summary>UTC milliseconds; from then on an article may belong into it that was not to be shown before. The longest there is when none is to come.</summary>
    public long UntilMs { get; init; } = long.MaxValue;
}
