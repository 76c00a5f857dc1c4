using PuyangFabu.Accounts;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Quotas;

namespace PuyangFabu.Doctor.Checks.WeChat;

/// <summary>How many calls are left today of those that run out first.</summary>
public sealed class QuotaCheck(WeChatExaminations accounts, IQuotaApi quotas) : IDoctorCheck
{
    private const string Name = "调用次数";

    /// <summary>Of the day's calls.</summary>
    private const double Little = 0.1;

    /// <summary>Nothing is known of the quota of a call that was never made, or that the account may not make.</summary>
    private const int FirstQuotaError = 76000;
    private const int LastQuotaError = 76099;

    private static readonly (string Path, string Call)[] Watched =
    [
        ("/cgi-bin/message/mass/sendall", "群发"),
        ("/cgi-bin/draft/add", "新建草稿"),
        ("/cgi-bin/menu/create", "发布菜单"),
        ("/cgi-bin/user/get", "粉丝名单"),
    ];

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => accounts.EachAsync(Name, LookAsync, cancellation);

    private async Task<IReadOnlyList<Finding>> LookAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var (path, call) in Watched)
        {
            var answer = await quotas.GetAsync(account.Api, path, cancellation);
            findings.Add(answer.Failure switch
            {
                null => Judge(account.Slug, call, answer.Value),
                { Code: >= FirstQuotaError and <= LastQuotaError } or { Error.Class: WeChatErrorClass.Permission } =>
                    new(Name, FindingLevel.Notice, $"账号 {account.Slug}，{call}：微信没有给出次数，账号可能没有这个接口。", "在微信公众平台（设置与开发 → 接口权限）查看。"),
                var failure => WeChatExaminations.Of(Name, account, failure),
            });
        }

        return findings.TrueForAll(static finding => finding.Level == FindingLevel.Fine)
            ? [new(Name, FindingLevel.Fine, $"账号 {account.Slug}：{string.Join("；", findings.Select(static finding => finding.Text))}。")]
            : [.. findings.Where(static finding => finding.Level != FindingLevel.Fine)];
    }

    internal static Finding Judge(string slug, string call, ApiQuota quota) => quota switch
    {
        { Remaining: <= 0 } => new(Name, FindingLevel.Wrong, $"账号 {slug}，{call}：今天的 {quota.DailyLimit} 次已用完。", "明天零点恢复；急用时由管理员清零次数（每月最多 10 次）。"),
        _ when quota.Remaining < quota.DailyLimit * Little =>
            new(Name, FindingLevel.Notice, $"账号 {slug}，{call}：今天只剩 {quota.Remaining} 次（共 {quota.DailyLimit} 次）。", "省着用，零点恢复。"),
        _ => new(Name, FindingLevel.Fine, $"{call}还有 {quota.Remaining} 次"),
    };
}
