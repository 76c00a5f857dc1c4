namespace PuyangFabu.WeChat.Replies;

/// <summary>A recording.</summary>
/// <param name="MediaId">Temporary or permanent media id.</param>
public sealed record VoiceReply(string MediaId) : Reply;
