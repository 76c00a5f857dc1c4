namespace PuyangFabu.WeChat.Api;

/// <summary>For which account a call is made, and with which secret.</summary>
/// <param name="AppId">As in the WeChat console, <c>wx…</c>.</param>
public sealed record ApiAccount(string AppId, string AppSecret)
{
    /// <summary>The AppID alone: the secret must not get into a log by way of the record.</summary>
    public override string ToString() => AppId;
}
