using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Publishing.Pulling.Steps;

/// <summary>When a pull goes on after a failure, and when it gives up.</summary>
internal static class PullFailures
{
    /// <summary>There is no such post.</summary>
    public const int NoSuchPost = 53600;

    private const int NoRight = 48001;

    public static ApiFailure NoAccount { get; } = new(ApiFailureKind.Refused, "这个账号已不在设置里。", "恢复账号后再拉取。");

    /// <summary>A step ended in a way that nobody foresaw.</summary>
    /// <param name="entry">An entry is to blame: the same again would end in the same way.</param>
    public static ApiFailure Unforeseen(bool entry) => new(ApiFailureKind.NotSent, "读取时出错。", "稍后自动再试；一直这样，请看服务的日志。") { IsGarbled = entry };

    /// <summary>What to do instead, where the account has no right to the list.</summary>
    private static ApiFailure Instead(ApiFailure failure) => failure.Code == NoRight
        ? failure with
        {
            Sentence = "这个公众号没有“发布能力”接口的权限（48001），微信不列出已发布的文章。",
            NextStep = "可以在“按地址取文章”里粘贴文章的地址（mp.weixin.qq.com/s/…），由系统一篇一篇取来，也可以请管理员从文件导入；账号通过微信认证后再拉取。",
        }
        : failure;

    public static ArticlePullRow After(ArticlePullRow pull, ApiFailure failure, DateTimeOffset now)
    {
        var next = pull with { Problem = Instead(failure).ToString(), Attempts = pull.Attempts + 1 };
        return CallPauses.After(failure, pull.Attempts, now) is not { } againMs ? next with { State = PullState.Failed, FinishedMs = now.ToUnixTimeMilliseconds() }
            : failure.Error?.Class == WeChatErrorClass.Quota ? next with { NextStepMs = againMs, Problem = "今天向微信查询的次数用完了，已拉取的都在；明天零点过后自动继续。" }
            : next with { NextStepMs = againMs };
    }

    /// <summary>Enough was asked for today.</summary>
    public static ArticlePullRow Tomorrow(ArticlePullRow pull, DateTimeOffset now) => pull with
    {
        NextStepMs = CallPauses.Tomorrow(now),
        Problem = $"今天拉取已向微信查询 {WeChatPosts.MostADay} 次，剩下的次数留给发布；已拉取的都在，明天零点过后自动继续。",
    };
}
