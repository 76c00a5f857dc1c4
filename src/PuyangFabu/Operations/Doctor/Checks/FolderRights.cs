using System.Runtime.InteropServices;
using System.Text;

namespace PuyangFabu.Operations.Doctor.Checks;

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
