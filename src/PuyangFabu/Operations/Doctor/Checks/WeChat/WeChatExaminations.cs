using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Errors;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>Asks WeChat about each account that can call it, within a time that a person waits for.</summary>
public sealed class WeChatExaminations(AccountRegistry registry, TokenProbe tokens, WeChatPlatform platform, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The sandbox lies in the running server; what answers at the address in the settings may be another installation's.
    /// Null where WeChat can be asked.
    /// </summary>
    public string? WhyNotAsked => platform.IsSandbox && !lifetime.ApplicationStarted.IsCancellationRequested
        ? "沙箱模式：微信由运行中的服务扮演，命令不去问它；请在后台的“体检”里查。"
        : null;

    /// <summary>
    /// Runs the examination on every account that WeChat gives a token. For the others the token's own finding says what is
    /// wrong; the same sentence here would hide it.
    /// </summary>
    public async Task<IReadOnlyList<Finding>> EachAsync(
        string check, Func<WeChatAccount, CancellationToken, Task<IReadOnlyList<Finding>>> examine, CancellationToken cancellation)
    {
        if (WhyNotAsked is { } reason)
        {
            return [new(check, FindingLevel.Fine, reason)];
        }

        var findings = new List<Finding>();
        foreach (var account in registry.All.Where(static account => account.Api.AppSecret.Length > 0))
        {
            if ((await tokens.CheckAsync(account, cancellation)).IsFailed)
            {
                continue;
            }

            findings.AddRange(await WithinTimeAsync(check, account, examine, cancellation));
        }

        return findings.Count > 0 ? findings : [new(check, FindingLevel.Notice, "没有账号取得了访问凭证，这一项没有查。", "先解决取得访问凭证时的问题。")];
    }

    private static async Task<IReadOnlyList<Finding>> WithinTimeAsync(
        string check, WeChatAccount account, Func<WeChatAccount, CancellationToken, Task<IReadOnlyList<Finding>>> examine, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(MostTime);
        try
        {
            return await examine(account, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [new(check, FindingLevel.Wrong, $"账号“{account.Title}”：微信在 {MostTime.TotalSeconds:0} 秒内没有答复。", "检查本机到 api.weixin.qq.com 的网络，稍后再体检一次。")];
        }
    }

    /// <summary>What WeChat said of the account, with its own next step.</summary>
    /// <param name="what">What it was asked about; null where the check's name says it.</param>
    public static Finding Of(string check, WeChatAccount account, ApiFailure failure, string? what = null)
    {
        var told = AccountQuestions.Explain(failure);
        return new(check, FindingLevel.Wrong, $"账号“{account.Title}”{(what is null ? "" : "，" + what)}：{told.Sentence}", told.NextStep);
    }
}
