namespace PuyangFabu.Publishing.Broadcasts.Finishing;

/// <summary>A job that WeChat reported and that no broadcast claims.</summary>
public sealed record UnclaimedResult(string MsgId, string Status, DateTimeOffset ReceivedAt, long? Sent);
