using System.Data.Common;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether the database answers, is whole, and has the version that this program works with.</summary>
public sealed class DatabaseCheck(DatabaseInspection inspection, DatabasePlace place, StorageOptions storage) : IDoctorCheck
{
    private const string Name = "数据库";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (!place.Exists)
        {
            return [new(Name, FindingLevel.Wrong, $"没有找到：在 {place} 没有数据库。", "还没有启动过的，启动服务，或在服务器上运行 migrate。在命令行体检的，请到安装所用的目录、用服务的设置，或写明 --Storage:DataDirectory。")];
        }

        try
        {
            return [.. Judge(await inspection.RunAsync(cancellation), $"{storage.Provider}（{place}）")];
        }
        catch (DbException failure)
        {
            return [new(Name, FindingLevel.Wrong, $"无法访问（{place}）：{failure.Message}。", "检查数据库服务是否在运行，以及 Storage:Provider 和 Storage:ConnectionString。")];
        }
    }

    internal static IEnumerable<Finding> Judge(DatabaseFacts facts, string provider)
    {
        if (facts.Damage is { } damage)
        {
            yield return new(Name, FindingLevel.Wrong, $"文件已损坏：{damage}", "停止服务，保留现有文件，用最近的备份恢复到新的数据库（在服务器上运行“restore 备份文件的路径”）。");
        }

        yield return facts.Migration switch
        {
            0 => new(Name, FindingLevel.Notice, $"{provider}，还是空的。", "启动服务，或在服务器上运行 migrate，会建好各表。"),
            var old when old < AppliedMigrations.Newest => new(
                Name, FindingLevel.Wrong, $"{provider}，版本 {old}，这个程序需要 {AppliedMigrations.Newest}。", "先备份（在后台的“备份”里下载，或在服务器上运行“backup 备份文件的路径”），再重新启动服务，或在服务器上运行 migrate。"),
            var newer when newer > AppliedMigrations.Newest => new(
                Name, FindingLevel.Wrong, $"{provider}，版本 {newer}，比这个程序的 {AppliedMigrations.Newest} 新。", "换回升级后的程序；旧程序不能用在新数据库上。"),
            var current => new(Name, FindingLevel.Fine, $"{provider}，版本 {current}，{facts.SizeBytes / (1024.0 * 1024):0.0} MB。"),
        };
        if (!facts.ReadsBesideWrites && facts.Migration > 0)
        {
            yield return new(Name, FindingLevel.Notice, "没有处于 WAL 模式，读写会互相等待。", "重新启动服务会打开它；数据库文件不要放在网络磁盘上。");
        }
    }
}
