using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

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
