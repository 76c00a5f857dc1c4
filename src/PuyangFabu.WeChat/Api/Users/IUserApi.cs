namespace PuyangFabu.WeChat.Api.Users;

/// <summary>The followers, <c>/cgi-bin/user/…</c>.</summary>
public interface IUserApi
{
    /// <summary>Most people in one <see cref="InfoAsync"/>.</summary>
    const int MostInfos = 100;

    /// <summary>A remark must be shorter than this many bytes.</summary>
    const int RemarkBytes = 30;

    /// <param name="afterOpenId">Last openid of the page before; empty for the first of at most 10 000.</param>
    Task<ApiAnswer<OpenIdPage>> PageAsync(ApiAccount account, string afterOpenId, CancellationToken cancellation);

    /// <param name="openIds">1 to 100.</param>
    /// <returns>Whose entry came broken is missing; a broken text in an entry is repaired.</returns>
    Task<ApiAnswer<IReadOnlyList<UserInfo>>> InfoAsync(ApiAccount account, IReadOnlyList<string> openIds, CancellationToken cancellation);

    /// <param name="remark">Less than 30 bytes; empty takes it away.</param>
    Task<ApiAnswer<ApiDone>> SetRemarkAsync(ApiAccount account, string openId, string remark, CancellationToken cancellation);
}
