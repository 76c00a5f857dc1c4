namespace PuyangFabu.WeChat.Replies;

/// <summary>A film.</summary>
/// <param name="MediaId">Temporary or permanent media id.</param>
public sealed record VideoReply(string MediaId, string? Title = null, string? Description = null) : Reply;
