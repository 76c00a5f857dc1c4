using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether this node can open the keys of the operators' second factors; without them nobody gets in.</summary>
public sealed class SecondFactorKeysCheck(OperatorStore store, SecretSealer sealer) : IDoctorCheck
{
    private const string Name = "动态口令";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var enrolled = (await store.ListAsync(cancellation)).Where(static person => person.Enabled && person.AuthenticatorKey.Length > 0).ToList();
        var shut = enrolled.Where(person => sealer.Open(SecretPurpose.Totp, person.AuthenticatorKey) is null).Select(static person => person.UserName).ToList();
        return
        [
            shut.Count > 0
                ? new(
                    Name,
                    FindingLevel.Wrong,
                    $"{string.Join("、", shut)} 的动态口令由另一把主密钥密封，本机打不开，他们登录不了。",
                    "放回原来的主密钥并重新启动；找不回来时，由安全管理员解除他们的动态口令，再重新绑定。")
                : new(Name, FindingLevel.Fine, $"{enrolled.Count} 人的动态口令都能打开。"),
        ];
    }
}
