namespace PuyangFabu.WeChat.Api.CustomerService;

/// <summary>Messages to one follower within the time that WeChat allows (客服消息), <c>/cgi-bin/message/custom/…</c>.</summary>
public interface ICustomerServiceApi
{
    /// <summary>Never repeated by itself: there is no key against doubles, and each one counts.</summary>
    Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, ServiceMessage message, CancellationToken cancellation);

    /// <summary>Shows or hides "正在输入" in the follower's chat.</summary>
    Task<ApiAnswer<ApiDone>> TypingAsync(ApiAccount account, string openId, bool typing, CancellationToken cancellation);
}
