using System.Diagnostics;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>Debian's PostgreSQL programs. The server refuses to run as root, so root runs them as the user postgres.</summary>
public sealed class PostgreSqlPrograms
{
    private const string User = "postgres";
    private readonly string folder;

    private PostgreSqlPrograms(string folder) => this.folder = folder;

    /// <summary>The newest installed version, or null with the reason.</summary>
    public static PostgreSqlPrograms? Find(out string reason)
    {
        const string root = "/usr/lib/postgresql";
        var newest = !Directory.Exists(root) ? null : Directory.GetDirectories(root)
            .Select(static version => Path.Combine(version, "bin"))
            .Where(static bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")))
            .OrderByDescending(static bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0)
            .FirstOrDefault();
        reason = newest is null
            ? "PostgreSQL is not installed (apt-get install postgresql)"
            : Environment.IsPrivilegedProcess && !HasUser() ? "PostgreSQL does not run as root and there is no user postgres" : "";
        return reason.Length > 0 ? null : new PostgreSqlPrograms(newest!);
    }

    /// <summary>Lets the server use a file or folder that this process made, and nobody else.</summary>
    public static void Grant(string path)
    {
        Execute("chmod", ["go=", path]);
        if (Environment.IsPrivilegedProcess)
        {
            Execute("chown", [User, path]);
        }
    }

    /// <exception cref="InvalidOperationException">The program failed; the message has its last words.</exception>
    public void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(folder, program);
        if (Environment.IsPrivilegedProcess)
        {
            Execute("runuser", ["-u", User, "--", path, .. arguments]);
        }
        else
        {
            Execute(path, arguments);
        }
    }

    private static void Execute(string program, IEnumerable<string> arguments)
    {
        // A shell with its output in a file: the server that pg_ctl leaves behind would keep a pipe open for ever.
        var log = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", log, program, .. arguments])
            {
                WorkingDirectory = "/",
            };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {File.ReadAllText(log)}");
            }
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static bool HasUser() => File.ReadLines("/etc/passwd").Any(static line => line.StartsWith(User + ":", StringComparison.Ordinal));
}
