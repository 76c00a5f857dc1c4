namespace PuyangFabu.WeChat.Api.Quotas;

/// <summary>The counter of one call.</summary>
/// <param name="DailyLimit">How often a day.</param>
/// <param name="Remaining">How often still today.</param>
public sealed record ApiQuota(long DailyLimit, long Used, long Remaining);
