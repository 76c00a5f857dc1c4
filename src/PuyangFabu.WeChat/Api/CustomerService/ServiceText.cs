namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary>Text; at most 2048 bytes are known to pass.</summary>
public sealed record ServiceText(string Content) : ServiceMessage;
