namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>WeChat took the job; nobody has received it yet.</summary>
/// <param name="MsgId">The job.</param>
/// <param name="MsgDataId">Of the content; only for articles.</param>
public sealed record MassSendReceipt(string MsgId, string? MsgDataId);
