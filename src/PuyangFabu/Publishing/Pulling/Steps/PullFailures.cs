using PuyangFabu.Foundation.Storage;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>When a pull goes on after a failure, and when it gives up.</summary>
internal static class PullFailures
{
    /// <summary>There is no such post.</summary>
    public const int NoSuchPost = 53600;

    private const int NoRight = 48001;
    private const int LongestWaitMinutes = 60;

    /// <summary>The counters of WeChat start anew at midnight in China; a little later they surely have.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(5);

    public static ApiFailure NoAccount { get; } = new(ApiFailureKind.Refused, "这个账号已不在设置里。", "恢复账号后再拉取。");

    /// <summary>A step ended in a way that nobody foresaw.</summary>
    /// <param name="entry">An entry is to blame: the same again would end in the same way.</param>
    public static ApiFailure Unforeseen(bool entry) => new(ApiFailureKind.NotSent, "读取时出错。", "稍后自动再试；一直这样，请看服务的日志。") { IsGarbled = entry };

    /// <summary>What to do instead, where the account has no right to the list.</summary>
    private static ApiFailure Instead(ApiFailure failure) => failure.Code == NoRight
        ? failure with
        {
            Sentence = "这个公众号没有“发布能力”接口的权限（48001），微信不列出已发布的文章。",
            NextStep = "可以改用导入文件（import 命令），或者在“稿件 → 从微信拉取”里粘贴文章的地址（mp.weixin.qq.com/s/…），由系统一篇一篇取来；账号通过微信认证后再拉取。",
        }
        : failure;

    public static ArticlePullRow After(ArticlePullRow pull, ApiFailure failure, DateTimeOffset now)
    {
        var next = pull with { Problem = Instead(failure).ToString(), Attempts = pull.Attempts + 1 };
        return (failure.Kind, failure.Error?.Class) switch
        {
            (_, WeChatErrorClass.Quota) => Tomorrow(next, now) with { Problem = "今天向微信查询的次数用完了，已拉取的都在；明天零点过后自动继续。" },
            (not ApiFailureKind.Refused, null) or (_, WeChatErrorClass.Retry) =>
                next with { NextStepMs = (now + TimeSpan.FromMinutes(Math.Min(LongestWaitMinutes, Math.Pow(2, pull.Attempts)))).ToUnixTimeMilliseconds() },
            _ => next with { State = PullState.Failed, FinishedMs = now.ToUnixTimeMilliseconds() },
        };
    }

    /// <summary>Enough was asked for today.</summary>
    public static ArticlePullRow Tomorrow(ArticlePullRow pull, DateTimeOffset now) => pull with
    {
        NextStepMs = (Midnight(now) + AfterMidnight).ToUnixTimeMilliseconds(),
        Problem = "今天已取了很多，剩下的查询次数留给发布；已拉取的都在，明天零点过后自动继续。",
    };

    private static DateTimeOffset Midnight(DateTimeOffset now)
    {
        var local = now.ToOffset(UnixMilliseconds.China);
        return new DateTimeOffset(local.Date, UnixMilliseconds.China).AddDays(1);
    }
}
