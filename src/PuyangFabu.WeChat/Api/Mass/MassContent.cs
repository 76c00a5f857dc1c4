namespace PuyangFabu.WeChat.Api.Mass;

/// <summary>What is sent; one sealed record for each <c>msgtype</c>.</summary>
public abstract record MassContent
{
    private protected MassContent()
    {
    }
}
