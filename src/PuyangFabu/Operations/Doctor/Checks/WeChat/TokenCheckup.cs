using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Errors;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>Whether WeChat gives a token to this server, which tells of AppID, secret and the list of allowed addresses at once.</summary>
public sealed class TokenCheckup(AccountRegistry registry, TokenProbe tokens, WeChatExaminations examinations, WeChatPlatform platform) : IDoctorCheck
{
    private const string Name = "访问凭证";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (examinations.WhyNotAsked is { } reason)
        {
            return [new(Name, FindingLevel.Fine, reason)];
        }

        tokens.Forget();
        var findings = new List<Finding>();
        foreach (var account in registry.All)
        {
            findings.AddRange(await LookAsync(account, cancellation));
        }

        return findings;
    }

    private async Task<IEnumerable<Finding>> LookAsync(WeChatAccount account, CancellationToken cancellation)
    {
        if (account.Api.AppSecret.Length == 0)
        {
            return [new(Name, FindingLevel.Notice, $"账号“{account.Title}” 没有填写 AppSecret，不能群发、发布菜单和回复粉丝。", $"在后台的“设置”里打开这个账号填写，或设置 WeChat:Accounts:{account.Slug}:AppSecret。")];
        }

        var answer = await tokens.CheckAsync(account, cancellation);
        return answer.Failure switch
        {
            null => [new(Name, FindingLevel.Fine, $"账号“{account.Title}” 取得了访问凭证，还有 {answer.Value.ExpiresIn.TotalMinutes:0} 分钟有效；本机地址在 IP 白名单里。")],
            { Kind: ApiFailureKind.NotSent, Error: null } when platform.IsSandbox =>
                [new(Name, FindingLevel.Notice, $"账号“{account.Title}”：沙箱里的微信由运行中的服务扮演，服务没有启动。", "启动服务，再体检一次。")],
            { Code: ErrorCodes.CallerNotAllowed } failure => [WeChatExaminations.Of("IP 白名单", account, failure)],
            var failure => [WeChatExaminations.Of(Name, account, failure)],
        };
    }
}
