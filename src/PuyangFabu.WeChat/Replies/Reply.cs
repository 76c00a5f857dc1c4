namespace PuyangFabu.WeChat.Replies;

/// <summary>
/// A passive reply (被动回复): the answer to a callback that WeChat shows to the follower.
/// "Nothing to say" is not a reply but the body <c>success</c>.
/// </summary>
public abstract record Reply;
