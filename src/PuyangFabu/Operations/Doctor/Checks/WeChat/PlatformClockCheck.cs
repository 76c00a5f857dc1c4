using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>Whether this machine's clock agrees with WeChat's: callbacks are signed with a time.</summary>
public sealed class PlatformClockCheck(WeChatExaminations accounts, TokenProbe tokens, TimeProvider clock) : IDoctorCheck
{
    private const string Name = "与微信的时差";

    /// <summary>WeChat tells whole seconds, and the answer is under way for a moment.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(10);

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => accounts.EachAsync(Name, LookAsync, cancellation);

    private async Task<IReadOnlyList<Finding>> LookAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await tokens.CheckAsync(account, cancellation);
        return [answer.IsFailed || answer.Value.PlatformTime is not { } theirs ? Unknown(account) : Judge(account.Title, clock.GetUtcNow() - theirs)];
    }

    internal static Finding Judge(string title, TimeSpan off) => off.Duration() <= Tolerated
        ? new(Name, FindingLevel.Fine, $"账号“{title}”：本机时间与微信一致。")
        : new(
            Name,
            FindingLevel.Wrong,
            $"账号“{title}”：本机时间比微信{(off > TimeSpan.Zero ? "快" : "慢")} {off.Duration().TotalSeconds:0} 秒，相差太多时微信的回调会被拒绝。",
            "在服务器上校正时间、打开自动对时（运行 timedatectl set-ntp true），再体检一次。");

    private static Finding Unknown(WeChatAccount account) => new(
        Name, FindingLevel.Notice, $"账号“{account.Title}”：微信的答复里没有时间，这一项没有查成。", "中间若有代理，请让它保留 Date 头。");
}
