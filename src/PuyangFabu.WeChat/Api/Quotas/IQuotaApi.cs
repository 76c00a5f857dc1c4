namespace PuyangFabu.WeChat.Api.Quotas;

/// <summary>How often a call may still be made today.</summary>
public interface IQuotaApi
{
    /// <param name="cgiPath">For example <c>/cgi-bin/message/mass/sendall</c>.</param>
    Task<ApiAnswer<ApiQuota>> GetAsync(ApiAccount account, string cgiPath, CancellationToken cancellation);

    /// <summary>Sets the counters of all calls back; ten times a month.</summary>
    Task<ApiAnswer<ApiDone>> ClearAsync(ApiAccount account, CancellationToken cancellation);
}

/// <summary>The counter of one call.</summary>
/// <param name="DailyLimit">How often a day.</param>
/// <param name="Remaining">How often still today.</param>
public sealed record ApiQuota(long DailyLimit, long Used, long Remaining);
