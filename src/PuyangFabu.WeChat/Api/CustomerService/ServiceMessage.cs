namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary>A message to one follower; one sealed record for each <c>msgtype</c>.</summary>
public abstract record ServiceMessage
{
    private protected ServiceMessage()
    {
    }
}
