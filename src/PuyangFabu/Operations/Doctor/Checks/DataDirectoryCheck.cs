using System.Runtime.InteropServices;
using System.Text;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Doctor.Checks;

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
        if (!Directory.Exists(path))
        {
            return new(Name, FindingLevel.Wrong, $"{path} 没有这个目录。", "还没有启动过的，先启动服务。在命令行体检的，请到安装所用的目录、用服务的设置，或写明 --Storage:DataDirectory。");
        }

        if (FolderRights.WhyClosed(path) is { } reason)
        {
            return new(Name, FindingLevel.Wrong, $"{path} 不能写入：{reason}。", "检查磁盘是不是只读，以及运行服务的用户是否拥有这个目录；不是的，在服务器上运行 chown 交给他。在命令行体检的，请用运行服务的用户。");
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

/// <summary>Asks the system what this process may do in a folder, without doing it.</summary>
internal static class FolderRights
{
    private const int Write = 2;
    private const int Search = 1;

    /// <returns>Why no file can be made there, in the system's words; null when one can. On Windows nobody is asked: there only trying tells.</returns>
    public static string? WhyClosed(string folder) =>
        OperatingSystem.IsWindows() || Access(Encoding.UTF8.GetBytes(folder + '\0'), Write | Search) == 0 ? null : Marshal.GetLastPInvokeErrorMessage();

    [DllImport("libc", EntryPoint = "access", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access(byte[] path, int mode);
}
