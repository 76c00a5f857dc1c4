using System.Runtime.InteropServices;
using System.Text;

namespace PuyangFabu.Foundation.Storage;

/// <summary>Files that only the owner of the process may read.</summary>
public static class PrivateFile
{
    /// <summary>Writes the file whole or not at all; its mode is 0600 from the first byte where the system has modes.</summary>
    public static void Write(string path, string text) => File.Move(Draft(path, text), path, overwrite: true);

    /// <summary>Like <see cref="Write"/>, but the first of several processes wins.</summary>
    /// <returns>False when the file was there already; it is untouched.</returns>
    public static bool WriteNew(string path, string text)
    {
        var draft = Draft(path, text);
        try
        {
            MoveFirst(draft, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }
    }

    /// <summary>True when the system has modes and others than the owner may read or write the file.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0;

    /// <summary>Opens a new file for writing; its mode is 0600 from the first byte where the system has modes.</summary>
    /// <exception cref="IOException">There is one of that name.</exception>
    public static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Waits until the disk holds the names of a folder too: a file that was flushed and then renamed may otherwise be gone after a power cut. Nothing on Windows, which keeps them by itself.</summary>
    /// <exception cref="IOException">The disk did not take them.</exception>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var opened = Open(Native(folder), 0);
        try
        {
            if (opened < 0 || Flush(opened) != 0)
            {
                throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
        finally
        {
            _ = opened < 0 ? 0 : Close(opened);
        }
    }

    // File.Move looks first and renames then: between the two another process can have moved its own, and both would win.
    private static void MoveFirst(string draft, string path)
    {
        if (OperatingSystem.IsWindows() || Link(Native(draft), Native(path)) != 0)
        {
            // On Windows it is one step; elsewhere the file is there already, or the disk knows no links.
            File.Move(draft, path, overwrite: false);
        }
        else
        {
            File.Delete(draft);
        }
    }

    private static byte[] Native(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int opened);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int opened);

    private static string Draft(string path, string text)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.new";
        using (var stream = CreateNew(draft))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        return draft;
    }
}
