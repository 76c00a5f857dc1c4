using PuyangFabu.Storage;

namespace PuyangFabu.Doctor.Checks;

/// <summary>Whether uploads, index and (with SQLite) the database have room, and may be written.</summary>
public sealed class DataDirectoryCheck(StorageOptions storage) : IDoctorCheck
{
    private const string Name = "数据目录";
    private const long Megabyte = 1024 * 1024;
    private const long TooLittle = 200 * Megabyte;
    private const long Little = 2048 * Megabyte;

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>([Look()]);

    private Finding Look()
    {
        var path = Path.GetFullPath(storage.DataDirectory);
        try
        {
            ProbeFile.WriteTime(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(Name, FindingLevel.Wrong, $"{path} 不能写入：{failure.Message}", "检查磁盘是否已满，以及运行本程序的用户是否拥有这个目录（chown）。");
        }

        var free = new DriveInfo(path).AvailableFreeSpace;
        return Judge(path, free);
    }

    /// <param name="free">Bytes.</param>
    internal static Finding Judge(string path, long free) => free switch
    {
        < TooLittle => new(Name, FindingLevel.Wrong, $"{path} 所在磁盘只剩 {free / Megabyte} MB。", "立即腾出空间或扩容：磁盘写满后消息将无法保存。"),
        < Little => new(Name, FindingLevel.Notice, $"{path} 所在磁盘还剩 {free / Megabyte} MB。", "尽快腾出空间或扩容。"),
        _ => new(Name, FindingLevel.Fine, $"{path} 可写，所在磁盘还剩 {free / (1024 * Megabyte)} GB。"),
    };
}
