namespace PuyangFabu.WeChat.Replies;

/// <summary>Hands the follower to customer service until the agent closes the chat or 30 minutes pass. Answers messages only, not events.</summary>
/// <param name="KfAccount">The agent, as <c>name@account</c>; null lets WeChat choose.</param>
public sealed record TransferCustomerServiceReply(string? KfAccount = null) : Reply;
