using PuyangFabu.WeChat.Replies;

namespace PuyangFabu.Webhook.Handling;

/// <summary>What a handler made of a message.</summary>
/// <param name="Reply">The answer, or null for WeChat's bare <c>success</c>.</param>
/// <param name="Reason">Which rule, query or event decided, for the inbox; holds no words of the follower.</param>
/// <param name="Writes">
/// The handler's own writes. They run in the transaction that stores the message, and only when this is its first
/// delivery: a repeat has no second effect, whatever the handler did meanwhile.
/// </param>
public sealed record Handled(Reply? Reply, string Reason, params IReadOnlyList<InboxWrite> Writes)
{
    /// <summary>Nothing to say; the message is kept all the same.</summary>
    public static Handled Silently(string reason) => new(null, reason);
}
