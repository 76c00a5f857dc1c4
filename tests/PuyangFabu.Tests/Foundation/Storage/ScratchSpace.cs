using System.Diagnostics;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>
/// Where tests keep databases and data directories: in memory where there is plenty of it, for what lives as long as a test need
/// not wait for a disk. A killed process loses nothing there either; only a machine that is switched off does.
/// </summary>
public static class ScratchSpace
{
    private const string Memory = "/dev/shm";
    private const string Prefix = "puyangfabu-tests-";

    /// <summary>A whole run needs less than half of it.</summary>
    private const long EnoughBytes = 6L << 30;

    private static readonly Lazy<string> Root = new(Make);

    /// <summary>A new folder for this process's user alone; gone at the end of the run at the latest.</summary>
    public static DirectoryInfo Create(string prefix)
    {
        var path = Path.Combine(Root.Value, prefix + Path.GetRandomFileName());
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Make()
    {
        var place = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > EnoughBytes ? Memory : Path.GetTempPath();
        foreach (var leftover in Directory.GetDirectories(place, Prefix + "*").Where(static folder => !Runs(folder[(folder.LastIndexOf('-') + 1)..])))
        {
            // A run that was killed could not take it away.
            Remove(leftover);
        }

        var root = Directory.CreateDirectory(Path.Combine(place, $"{Prefix}{Environment.ProcessId}")).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(root);
        return root;
    }

    private static bool Runs(string id) => int.TryParse(id, out var parsed) && Process.GetProcesses().Any(process => process.Id == parsed);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another run's, or another run is removing it.
        }
    }
}
