using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Doctor.Checks;

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
