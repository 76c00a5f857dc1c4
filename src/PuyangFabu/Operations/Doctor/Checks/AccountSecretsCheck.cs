using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether this node can open the secrets of every account.</summary>
public sealed class AccountSecretsCheck(AccountRegistry registry) : IDoctorCheck
{
    private const string Name = "账号密钥";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        await registry.LoadAsync(cancellation);
        IReadOnlyList<Finding> shut =
        [
            .. registry.States.Where(static state => state.Shut.Count > 0).Select(static state => new Finding(
                Name,
                FindingLevel.Wrong,
                $"账号 {state.Slug} 的 {string.Join("、", state.Shut.Order(StringComparer.Ordinal))} 由另一把主密钥密封，本机打不开，发给它的消息都会被拒绝。",
                $"放回原来的主密钥并重新启动，或用 PUT /api/accounts/{state.Slug} 重新填写这几项。")),
        ];
        return shut.Count > 0 ? shut : [new(Name, FindingLevel.Fine, $"{registry.All.Count} 个账号的密钥都能打开。")];
    }
}
