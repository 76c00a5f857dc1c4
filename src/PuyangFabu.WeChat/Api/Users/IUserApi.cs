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

/// <summary>Part of a list of openids.</summary>
/// <param name="Total">How many there are in all, or in this page where WeChat tells no more.</param>
/// <param name="NextOpenId">To ask for the next page with; empty at the end.</param>
/// <param name="Unreadable">Entries that came broken and are left out: the list is not whole.</param>
public sealed record OpenIdPage(long Total, IReadOnlyList<string> OpenIds, string NextOpenId, int Unreadable = 0);

/// <summary>What WeChat tells of a person; neither name nor picture since the end of 2021.</summary>
public sealed record UserInfo
{
    public required string OpenId { get; init; }

    /// <summary>Of somebody who does not follow only the openid is told.</summary>
    public required bool Subscribed { get; init; }

    /// <summary>Unix seconds of the last follow; 0 when unknown.</summary>
    public long SubscribeTime { get; init; }

    public string Remark { get; init; } = "";

    public IReadOnlyList<long> TagIds { get; init; } = [];

    /// <summary>How the person came, <c>ADD_SCENE_…</c>; empty when unknown.</summary>
    public string SubscribeScene { get; init; } = "";

    /// <summary>Parameter of the QR code the person came by; empty when there was none.</summary>
    public string QrScene { get; init; } = "";
}
