using PuyangFabu.Accounts;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Sessions;

namespace PuyangFabu.Console.Desk;

/// <summary>Leads those who run the product through its first start, as far as it can be seen from here what is done.</summary>
public sealed class FirstStart(AccountRegistry accounts, ShownAccounts shown, WeChatOptions options)
{
    private const string Roles =
        "编辑写稿并初审，复审、终审各审一遍，发布负责上线和群发；系统管理管人员和账号，安全管理确认任命、解锁，审计查记录。"
        + "系统管理、安全管理、审计三者不能是同一个人；一篇稿件的各审不能是同一个人。";

    /// <returns>Empty for whoever runs nothing.</returns>
    public IReadOnlyList<FirstStep> Of(SelfAnswer self, IReadOnlyList<Operator> people, Actor actor)
    {
        var steps = new List<FirstStep>();
        if (actor.May(Permission.ManageOperators))
        {
            var missing = Role.All.Where(role => !people.Any(person => person.Enabled && person.Roles.Contains(role))).Select(Role.NameOf).ToArray();
            steps.Add(new("改成自己的密码", Finished: true, ""));
            steps.Add(new("绑定动态口令", self.SecondFactorEnrolled, "密码泄露也不会被人冒用。", "/console/security/second-factor", "绑定动态口令"));
            steps.Add(new(
                "给每个岗位建好操作员", missing.Length == 0, $"还没有人担任：{string.Join("、", missing)}。{Roles}", "/console/operators/new", "新建操作员"));
        }

        if (actor.May(Permission.ManageAccounts) && options.Sandbox != true)
        {
            foreach (var account in accounts.States.Select(shown.Of))
            {
                steps.Add(new(
                    $"在微信公众平台填写 {account.Name} 的服务器地址", account.Encryption.EncryptedSince is not null,
                    $"地址（URL）填 {account.WebhookUrl}，消息加解密方式选“安全模式”。然后用手机向公众号发一句话：收到第一条加密消息，这一步就完成了。"));
            }
        }

        return steps;
    }
}
