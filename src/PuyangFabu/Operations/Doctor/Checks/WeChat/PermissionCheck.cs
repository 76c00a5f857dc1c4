using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Menus;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Operations.Doctor.Checks.WeChat;

/// <summary>Which calls WeChat allows the account, found out by reading; an account that is not verified may neither mass-send nor see its followers.</summary>
public sealed class PermissionCheck(WeChatExaminations accounts, IMenuApi menus, IDraftApi drafts, ITagApi tags) : IDoctorCheck
{
    private const string Name = "接口权限";
    private const int NoMenu = 46003;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => accounts.EachAsync(Name, LookAsync, cancellation);

    private async Task<IReadOnlyList<Finding>> LookAsync(WeChatAccount account, CancellationToken cancellation)
    {
        // Tags are for verified accounts only, as mass sending is.
        List<(string What, ApiFailure? Failure)> looked =
        [
            ("菜单", (await menus.GetAsync(account.Api, cancellation)).Failure),
            ("草稿", (await drafts.CountAsync(account.Api, cancellation)).Failure),
            ("粉丝标签（与群发同样须认证）", (await tags.ListAsync(account.Api, cancellation)).Failure),
        ];
        IReadOnlyList<Finding> refused =
        [
            .. looked.Where(static entry => entry.Failure is { } failure && failure.Code != NoMenu)
                .Select(entry => WeChatExaminations.Of(Name, account, entry.Failure!, entry.What)),
        ];
        return refused.Count > 0
            ? refused
            : [new(Name, FindingLevel.Fine, $"账号“{account.Title}”（{KindOf(account.Kind)}，已认证）：菜单、草稿、粉丝的接口都能用。")];
    }

    private static string KindOf(string kind) => kind == "service" ? "服务号" : "订阅号";
}
