using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Backup;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether all files lie where the setting says: after it was changed, those of before would be missed.</summary>
public sealed class KeptFilesCheck(IKeptFiles kept, FolderFiles folder, DatabaseFiles database) : IDoctorCheck
{
    private const string Name = "上传的文件";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        IKeptFiles other = kept.Place == StorageOptions.FilesInDatabase ? folder : database;
        var here = await kept.ListAsync(cancellation);
        var names = here.Select(static file => file.Name).ToHashSet(StringComparer.Ordinal);
        // What is none of the product's is not missed.
        var elsewhere = (await other.ListAsync(cancellation)).Where(static file => BackupNames.IsFile(BackupNames.Kept(file.Name))).ToList();
        var missed = elsewhere.Count(file => !names.Contains(file.Name));
        return [Judge(here.Count, elsewhere.Count, missed)];
    }

    private Finding Judge(int here, int elsewhere, int missed)
    {
        var (place, otherPlace) = kept.Place == StorageOptions.FilesInDatabase ? ("数据库", "数据目录的 uploads/ ") : ("数据目录的 uploads/ ", "数据库");
        return missed > 0
            ? new(Name, FindingLevel.Wrong, $"Storage:Files 是 {kept.Place}，而有 {missed} 个文件只在{otherPlace}里，页面上看不到。", $"现在要用的，运行 copy --files {kept.Place} 搬过来；用 copy --to 搬走之后留下的旧文件，删去它们；设置写错的，改回去再启动。")
            : elsewhere > 0
            ? new(Name, FindingLevel.Notice, $"{place}里有 {here} 个文件；{otherPlace}里还留着 {elsewhere} 个，已不再使用。", $"运行 copy --files {kept.Place} 去掉它们：其中可能有已经清除的市民的图片。")
            : new(Name, FindingLevel.Fine, $"{here} 个，在{place}里。");
    }
}
