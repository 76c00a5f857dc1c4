namespace PuyangFabu.WeChat.Replies;

/// <summary>
/// A passive reply (被动回复): the answer to a callback that WeChat shows to the follower.
/// "Nothing to say" is not a reply but the body <c>success</c>.
/// </summary>
public abstract record Reply;

/// <summary>Words, in which <c>&lt;a href&gt;</c> links work.</summary>
/// <param name="Content">Not empty; 2048 bytes of UTF-8 are the safe limit.</param>
public sealed record TextReply(string Content) : Reply;

/// <summary>A picture; animated GIF is not allowed.</summary>
/// <param name="MediaId">Temporary or permanent media id.</param>
public sealed record ImageReply(string MediaId) : Reply;

/// <summary>A recording.</summary>
/// <param name="MediaId">Temporary or permanent media id.</param>
public sealed record VoiceReply(string MediaId) : Reply;

/// <summary>A film.</summary>
/// <param name="MediaId">Temporary or permanent media id.</param>
public sealed record VideoReply(string MediaId, string? Title = null, string? Description = null) : Reply;

/// <summary>A piece of music with a cover.</summary>
/// <param name="ThumbMediaId">Media id of the cover; the only part that WeChat requires.</param>
/// <param name="HqMusicUrl">Address of the better recording, played on wireless networks.</param>
public sealed record MusicReply(
    string ThumbMediaId,
    string? Title = null,
    string? Description = null,
    string? MusicUrl = null,
    string? HqMusicUrl = null) : Reply;

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

/// <summary>One card of a <see cref="NewsReply"/>.</summary>
/// <param name="PicUrl">Cover, JPG or PNG: 360 x 200 for the first item, 200 x 200 for the others; may be empty.</param>
/// <param name="Url">The page that a tap opens.</param>
public sealed record NewsItem(string Title, string Description, string PicUrl, string Url);

/// <summary>Hands the follower to customer service until the agent closes the chat or 30 minutes pass. Answers messages only, not events.</summary>
/// <param name="KfAccount">The agent, as <c>name@account</c>; null lets WeChat choose.</param>
public sealed record TransferCustomerServiceReply(string? KfAccount = null) : Reply;

/// <summary>Hands the message to WeChat's own AI reply, where the operator has switched it on. Answers messages only, not events.</summary>
public sealed record TransferBizAiIvrReply : Reply;
