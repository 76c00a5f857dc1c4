namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary>A message to one follower; one sealed record for each <c>msgtype</c>.</summary>
public abstract record ServiceMessage
{
    private protected ServiceMessage()
    {
    }
}

/// <summary>Text; at most 2048 bytes are known to pass.</summary>
public sealed record ServiceText(string Content) : ServiceMessage;

/// <summary>A picture, temporary or permanent.</summary>
public sealed record ServiceImage(string MediaId) : ServiceMessage;

/// <summary>A card that leads to an address; exactly one goes into a message.</summary>
public sealed record ServiceNews(string Title, string Description, string Url, string PictureUrl) : ServiceMessage;

/// <summary>A question with answers to tap; a tap comes back as a text with <c>bizmsgmenuid</c>.</summary>
/// <param name="Choices">From id to what is shown.</param>
public sealed record ServiceMenu(string Head, IReadOnlyList<KeyValuePair<string, string>> Choices, string Tail) : ServiceMessage;
