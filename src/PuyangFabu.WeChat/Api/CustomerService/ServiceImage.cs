namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary>A picture, temporary or permanent.</summary>
public sealed record ServiceImage(string MediaId) : ServiceMessage;
