namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary>A question with answers to tap; a tap comes back as a text with <c>bizmsgmenuid</c>.</summary>
/// <param name="Choices">From id to what is shown.</param>
public sealed record ServiceMenu(string Head, IReadOnlyList<KeyValuePair<string, string>> Choices, string Tail) : ServiceMessage;
