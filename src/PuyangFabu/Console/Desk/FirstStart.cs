using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.People.Operators.Sessions;
using PuyangFabu.Webhook.Callbacks;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Console.Desk;

/// <summary>Leads those who run the product through its first start, as far as it can be seen from here what is done.</summary>
public sealed class FirstStart(AccountRegistry accounts, ShownAccounts shown, CheckedAddresses addresses, Database database, WeChatOptions options)
{
    /// <returns>Empty for whoever runs nothing.</returns>
    public async Task<IReadOnlyList<FirstStep>> OfAsync(SelfAnswer self, IReadOnlyList<Operator> people, Actor actor, CancellationToken cancellation)
    {
        var steps = new List<FirstStep>();
        if (actor.May(Permission.ManageOperators))
        {
            steps.Add(new("改成自己的密码", !self.MustChangePassword, "给您的密码别人见过。", "/console/password", "修改密码"));
            steps.Add(new("绑定动态口令", self.SecondFactorEnrolled, "密码泄露也不会被人冒用。", "/console/security/second-factor", "绑定动态口令"));
            steps.Add(OfPeople(people, actor));
        }

        if (actor.May(Permission.ManageAccounts) && options.Sandbox != true)
        {
            foreach (var account in accounts.All)
            {
                steps.AddRange(await OfAccountAsync(account, cancellation));
            }
        }

        return steps;
    }

    /// <summary>Whether a step is still open that ends by what comes from WeChat.</summary>
    public static bool ComesFromOutside(IReadOnlyList<FirstStep> steps) => steps.Any(static step => step is { FromOutside: true, Finished: false });

    private static FirstStep OfPeople(IReadOnlyList<Operator> people, Actor actor)
    {
        // An office without cases of citizens needs nobody who handles them.
        var missing = Role.All.Where(role => role != Role.Agent && !people.Any(person => person.Enabled && person.Roles.Contains(role))).Select(Role.NameOf).ToArray();
        return new(
            "给每个岗位建好操作员", missing.Length == 0, $"还没有人担任：{string.Join("、", missing)}。{RoleRules.Exclusion}{RoleRules.Separation}{AppointmentRule.OrderFor(actor, people)}", "/console/operators/new", "新建操作员")
        {
            Lines = [.. Role.All.Select(static role => $"{Role.NameOf(role)}：{Role.DutyOf(role)}")],
        };
    }

    private async Task<IEnumerable<FirstStep>> OfAccountAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var view = shown.Of(accounts.States.First(state => state.Slug == account.Slug));
        var name = view.Name.Length > 0 ? view.Name : view.Slug;
        var missing = view.Secrets.Where(static secret => secret.Key != AccountRules.PreviousEncodingAesKey && (!secret.Value.Set || !secret.Value.Readable)).ToArray();
        var encrypted = view.Encryption.EncryptedSince is not null;
        var written = encrypted || await database.ReadAsync(session => InboxStore.HoldsAnyAsync(session, account.Slug), cancellation);
        return
        [
            new(
                $"填写 {name} 的密钥", view.AppId.Length > 0 && missing.Length == 0,
                "AppSecret、令牌（Token）、消息加解密密钥（EncodingAESKey）从公众平台“设置与开发—基本配置”抄来。填了就密封保存，谁也看不到原文，只能重填。",
                $"/console/settings/accounts/{account.Slug}/edit", "填写密钥"),
            new(
                $"在微信公众平台填写 {name} 的服务器地址", written || addresses.Knows(account),
                "把下面的地址粘贴到公众平台“设置与开发—基本配置—服务器配置”的 URL，令牌和密钥与这里的一样，消息加解密方式选“安全模式”，提交并启用。微信随即来验证，灯自己就会变绿。")
            {
                ToCopy = view.WebhookUrl,
                Light = ("微信还没有来验证", "微信已验证"),
                FromOutside = true,
            },
            new(
                $"用手机向 {name} 发一句话", encrypted || (written && view.RequireEncryption == EncryptionRule.Never),
                written
                    ? "收到的是明文消息。请在公众平台把消息加解密方式改为“安全模式”，再发一句。"
                    : "用自己的微信关注公众号，发一句“你好”：收到第一条加密消息，这一步就完成了。",
                "/console/inbox", "看收件箱")
            {
                FromOutside = true,
            },
        ];
    }
}
