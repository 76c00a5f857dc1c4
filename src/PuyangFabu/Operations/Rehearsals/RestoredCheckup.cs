using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.Doctor;
using PuyangFabu.Operations.Doctor.Checks;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Audit.Archiving;

namespace PuyangFabu.Operations.Rehearsals;

/// <summary>Looks whether what a restore put back is whole: rows, files, the record with its archive, secrets. Of the place it was put, and of nothing outside.</summary>
public sealed class RestoredCheckup(
    IServiceProvider services, AuditVerification verification, UploadStore uploads, UploadFiles files, SecretsOptions secrets, StorageOptions storage)
{
    /// <summary>What the record calls a rehearsal.</summary>
    public const string Action = "backup.rehearse";

    private const int MostNamed = 5;

    /// <param name="took">How long the restore took.</param>
    public async Task<DoctorReport> RunAsync(RestoreResult restored, TimeSpan took, CancellationToken cancellation)
    {
        var manifest = restored.Manifest;
        List<Finding> findings =
        [
            new("备份", FindingLevel.Fine, $"{ChinaTime.Minute(manifest.CreatedAt)} 的备份，{manifest.Tables.Count} 张表 {restored.Rows} 行、{restored.Files} 个文件，校验值和行数都与清单相符；恢复用了 {took.TotalSeconds:0.0} 秒。"),
            .. await CreateAsync<DatabaseCheck>(cancellation),
            await UploadsAsync(cancellation),
            await RecordAsync(cancellation),
        ];
        if (MasterKeyFile.Load(secrets, storage.DataDirectory) is { } master && (manifest.MasterKey.Length == 0 || master.Fingerprint == manifest.MasterKey))
        {
            findings.AddRange(await CreateAsync<AccountSecretsCheck>(cancellation));
            findings.AddRange(await CreateAsync<SecondFactorKeysCheck>(cancellation));
        }
        else
        {
            findings.Add(new(
                "密钥", FindingLevel.Notice, $"这里没有密封它们的主密钥（{manifest.MasterKey}），没有试着打开密钥。", "在放着原来的主密钥的机器上演练，或先设好 Secrets:MasterKey；真的恢复时也要它。"));
        }

        return DoctorReport.Of(findings);
    }

    private Task<IReadOnlyList<Finding>> CreateAsync<T>(CancellationToken cancellation)
        where T : IDoctorCheck => ActivatorUtilities.CreateInstance<T>(services).RunAsync(cancellation);

    private async Task<Finding> UploadsAsync(CancellationToken cancellation)
    {
        const string what = "上传的文件";
        var names = await uploads.NamesAsync(cancellation);
        var missing = new List<string>();
        foreach (var name in names)
        {
            if (await files.FindAsync(name, cancellation) is null && await files.FindAttachmentAsync(name, cancellation) is null)
            {
                missing.Add(name);
            }
        }

        return missing.Count == 0
            ? new(what, FindingLevel.Fine, $"{names.Count} 个都在。")
            : new(what, FindingLevel.Wrong, $"{names.Count} 个里缺 {missing.Count} 个：{string.Join("、", missing.Take(MostNamed))}。", "在原来的服务器上看这些文件还在不在；在，就再备份一次。");
    }

    private async Task<Finding> RecordAsync(CancellationToken cancellation)
    {
        const string what = "审计";
        var verdict = await verification.RunAsync([], [], cancellation, archives: Path.Combine(storage.DataDirectory, AuditArchiveFolder.FolderName));
        return verdict.Valid ? new(what, FindingLevel.Fine, $"{verdict.Count} 条，连同归档，完整。")
            : verdict.Open ? new(what, FindingLevel.Wrong, $"不完整：{verdict.Reason}", "在原来的服务器上运行 audit verify：那里完整，就再备份一次；归档文件另外保存的，用 audit verify --archives 核对它们。")
            : new(what, FindingLevel.Notice, $"有过矛盾，已经确认：{verdict.Reason}");
    }
}
