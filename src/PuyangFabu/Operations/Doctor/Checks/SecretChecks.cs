using PuyangFabu.Accounts;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether the master key is there, and is the one that sealed what the database holds.</summary>
public sealed class MasterKeyCheck(KeyRingInspection ring, SecretsOptions secrets, StorageOptions storage) : IDoctorCheck
{
    private const string Name = "主密钥";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var own = MasterKeyFile.Load(secrets, storage.DataDirectory);
        var counts = await ring.CountAsync(cancellation);
        var others = counts.Keys.Where(fingerprint => fingerprint != own?.Fingerprint).Order(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            return
            [
                new(
                    Name,
                    FindingLevel.Notice,
                    $"数据库里有另一把主密钥（{string.Join("、", others)}）密封的钥匙，本机{(own is null ? "还没有主密钥" : $"的主密钥是 {own.Fingerprint}")}，打不开它们。",
                    $"多个节点请设同一个 Secrets:MasterKey；换机或恢复之后请放回原来的 {MasterKeyFile.PathIn(storage.DataDirectory)}。若原来的已丢失，重新填写账号密钥、重新绑定动态口令即可，这一条会一直留着。"),
            ];
        }

        return own is null
            ? [new(Name, FindingLevel.Fine, "还没有生成，首次启动时生成。")]
            : [new(Name, FindingLevel.Fine, $"{own.Fingerprint}，能打开数据库里的全部钥匙（{counts.Values.Sum()} 把）。", secrets.MasterKey.Length > 0 ? "" : "请把它与备份分开另存一份：丢了它，数据库里密封的密钥就打不开了。")];
    }
}

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
                $"账号“{state.Title}”的 {string.Join("、", state.Shut.Order(StringComparer.Ordinal))} 由另一把主密钥密封，本机打不开，发给它的消息都会被拒绝。",
                "放回原来的主密钥并重新启动，或在后台的“设置”里打开这个账号，重新填写这几项。")),
        ];
        return shut.Count > 0 ? shut : [new(Name, FindingLevel.Fine, $"{registry.All.Count} 个账号的密钥都能打开。")];
    }
}

/// <summary>Whether others on this machine may read the files that hold secrets.</summary>
public sealed class SecretFilesCheck(StorageOptions storage) : IDoctorCheck
{
    private const string Name = "密钥文件";
    private static readonly string[] Names = [MasterKeyFile.RelativePath, "sandbox-secrets.json", "admin-password.txt"];

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var files = Names.Select(name => Path.Combine(storage.DataDirectory, name)).Where(File.Exists).ToList();
        IReadOnlyList<Finding> open =
        [
            .. files.Where(PrivateFile.IsOpenToOthers).Select(static path =>
                new Finding(Name, FindingLevel.Wrong, $"{path} 可被本机其他用户读写。", $"运行 chmod 600 {path}；如果别人可能已经看过，请更换其中的密钥。")),
        ];
        return Task.FromResult(open.Count > 0 ? open : [new(Name, FindingLevel.Fine, $"{files.Count} 个密钥文件只有所有者能读。")]);
    }
}

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
