namespace PuyangFabu.WeChat.Api.Notices;

/// <summary>Notices that a follower agreed to get (订阅通知), <c>/cgi-bin/message/subscribe/bizsend</c>; certified accounts.</summary>
public interface ISubscribedNoticeApi
{
    /// <summary>Uses up one agreement. Never repeated by itself: there is no key against doubles. 43101 when the follower agreed to none.</summary>
    Task<ApiAnswer<ApiDone>> SendAsync(ApiAccount account, string openId, SubscribedNotice notice, CancellationToken cancellation);
}

/// <summary>A notice, filled in.</summary>
/// <param name="TemplateId">Of the account's own form.</param>
/// <param name="Page">Address that a tap opens; empty for none.</param>
/// <param name="Data">From the form's keys (<c>thing1</c>) to what is written there.</param>
public sealed record SubscribedNotice(string TemplateId, string Page, IReadOnlyList<KeyValuePair<string, string>> Data);
