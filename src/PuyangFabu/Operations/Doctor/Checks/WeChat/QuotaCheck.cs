using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.WeChat.Api.Quotas;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>How often the program may still call today what runs out first. Another thing than how many mass messages followers may get, which is told beside it.</summary>
public sealed class QuotaCheck(WeChatExaminations accounts, IQuotaApi quotas) : IDoctorCheck
{
    private const string Name = "接口调用次数";

    /// <summary>Of the day's calls.</summary>
    private const double Little = 0.1;

    /// <summary>Nothing is known of the quota of a call that was never made, or that the account may not make.</summary>
    private const int FirstQuotaError = 76000;
    private const int LastQuotaError = 76099;
    private const int NotAuthorized = 48001;

    private static readonly (string Path, string Call)[] Watched =
    [
        ("/cgi-bin/message/mass/sendall", "群发接口"),
        ("/cgi-bin/draft/add", "草稿接口"),
        ("/cgi-bin/menu/create", "菜单接口"),
        ("/cgi-bin/user/get", "粉丝名单接口"),
    ];

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => accounts.EachAsync(Name, LookAsync, cancellation);

    private async Task<IReadOnlyList<Finding>> LookAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var (path, call) in Watched)
        {
            var answer = await quotas.GetAsync(account.Api, path, cancellation);
            switch (answer.Failure)
            {
                case null:
                    findings.Add(Judge(account.Title, call, answer.Value));
                    break;
                case { Code: >= FirstQuotaError and <= LastQuotaError } or { Code: NotAuthorized }:
                    findings.Add(new(Name, FindingLevel.Notice, $"账号“{account.Title}”，{call}：微信没有给出次数，账号可能没有这个接口。", "在微信公众平台（设置与开发 → 接口权限）查看。"));
                    break;
                case var failure:
                    // The others would be answered alike.
                    return [WeChatExaminations.Of(Name, account, failure)];
            }
        }

        return findings.TrueForAll(static finding => finding.Level == FindingLevel.Fine)
            ? [new(Name, FindingLevel.Fine, $"账号“{account.Title}”，今天程序还能调用：{string.Join("，", findings.Select(static finding => finding.Text))}。粉丝还能收到几次群发，见“群发次数”。")]
            : [.. findings.Where(static finding => finding.Level != FindingLevel.Fine)];
    }

    internal static Finding Judge(string title, string call, ApiQuota quota) => quota switch
    {
        { Remaining: <= 0 } => new(Name, FindingLevel.Wrong, $"账号“{title}”，{call}：今天的 {quota.DailyLimit} 次调用已用完。", "明天零点恢复；急用时由管理员清零次数（每月最多 10 次）。"),
        _ when quota.Remaining < quota.DailyLimit * Little =>
            new(Name, FindingLevel.Notice, $"账号“{title}”，{call}：今天只剩 {quota.Remaining} 次调用（共 {quota.DailyLimit} 次）。", "省着用，零点恢复。"),
        _ => new(Name, FindingLevel.Fine, $"{call} {quota.Remaining} 次"),
    };
}
