namespace PuyangFabu.WeChat.Replies;

/// <summary>A picture; animated GIF is not allowed.</summary>
/// <param name="MediaId">Temporary or permanent media id.</param>
public sealed record ImageReply(string MediaId) : Reply;
