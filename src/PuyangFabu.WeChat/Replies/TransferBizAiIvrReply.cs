namespace PuyangFabu.WeChat.Replies;

/// <summary>Hands the message to WeChat's own AI reply, where the operator has switched it on. Answers messages only, not events.</summary>
public sealed record TransferBizAiIvrReply : Reply;
