using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Accounts;

/// <summary>When something that reads on and on at WeChat asks again, after a call that failed or when it has asked enough for the day.</summary>
public static class CallPauses
{
    private const int LongestWaitMinutes = 60;

    /// <summary>The counters of WeChat start anew at midnight in China; a little later they surely have.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(5);

    /// <param name="attempts">How many have failed before this one, from 0.</param>
    /// <returns>UTC milliseconds: the next day where the quota is spent; else after 1, 2, 4 minutes, at most an hour. Null when a person must act first.</returns>
    public static long? After(ApiFailure failure, long attempts, DateTimeOffset now) => (failure.Kind, failure.Error?.Class) switch
    {
        (_, WeChatErrorClass.Quota) => Tomorrow(now),
        (not ApiFailureKind.Refused, null) or (_, WeChatErrorClass.Retry) =>
            (now + TimeSpan.FromMinutes(Math.Min(LongestWaitMinutes, Math.Pow(2, attempts)))).ToUnixTimeMilliseconds(),
        _ => null,
    };

    /// <returns>When the quota of the next day is there, UTC milliseconds.</returns>
    public static long Tomorrow(DateTimeOffset now) =>
        (new DateTimeOffset(now.ToOffset(UnixMilliseconds.China).Date, UnixMilliseconds.China).AddDays(1) + AfterMidnight).ToUnixTimeMilliseconds();
}
