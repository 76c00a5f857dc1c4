namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary>A card that leads to an address; exactly one goes into a message.</summary>
public sealed record ServiceNews(string Title, string Description, string Url, string PictureUrl) : ServiceMessage;
