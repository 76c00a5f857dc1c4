namespace PuyangFabu.WeChat.Api;

/// <summary>What to do about an errcode.</summary>
public enum WeChatErrorClass
{
    /// <summary>Not in the table: treat it as refused and show it to a person.</summary>
    Unknown,

    /// <summary>Later it may work; a mass send only with the same clientmsgid.</summary>
    Retry,

    /// <summary>The access token is not valid any more: a new one and once more.</summary>
    RefreshToken,

    /// <summary>The request is wrong: it must be changed.</summary>
    FixInput,

    /// <summary>Used up until the quota starts anew.</summary>
    Quota,

    /// <summary>The account or a setting does not allow it: a person must act.</summary>
    Permission,

    /// <summary>The state of the thing does not allow it.</summary>
    State,
}
