namespace PuyangFabu.WeChat.Replies;

/// <summary>A piece of music with a cover.</summary>
/// <param name="ThumbMediaId">Media id of the cover; the only part that WeChat requires.</param>
/// <param name="HqMusicUrl">Address of the better recording, played on wireless networks.</param>
public sealed record MusicReply(
    string ThumbMediaId,
    string? Title = null,
    string? Description = null,
    string? MusicUrl = null,
    string? HqMusicUrl = null) : Reply;
