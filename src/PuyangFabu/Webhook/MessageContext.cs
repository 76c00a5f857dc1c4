using PuyangFabu.Accounts;

namespace PuyangFabu.Webhook;

/// <summary>What a handler may know beside the message itself.</summary>
/// <param name="Account">The account that the message was sent to.</param>
/// <param name="ReceivedMs">UTC milliseconds.</param>
public sealed record MessageContext(WeChatAccount Account, long ReceivedMs);
