using System.Diagnostics;
using System.Text;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The built program as a shell starts it, with a data directory of its own.</summary>
internal static class ProductProcess
{
    /// <summary>The program's own build output, in the configuration of this test and with its client.</summary>
    public static readonly string Program = Path.Combine(
        SourceTree.Root, "src/PuyangFabu/bin", AppContext.BaseDirectory.Split("/bin/")[^1], "PuyangFabu.dll");

    /// <summary>Runs a command to its end.</summary>
    public static async Task<ProcessResult> RunAsync(ScratchFolder data, string[] arguments, string input = "", params (string Name, string Value)[] environment)
    {
        using var process = Start(data, arguments, environment);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new ProcessResult(process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public static Process Start(ScratchFolder data, string[] arguments, params (string Name, string Value)[] environment)
    {
        // A file that may grow no more is to be an error to it, as on a full disk, and not its end (SIGXFSZ).
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", Program, .. arguments, "--Storage:DataDirectory", data.Path])
        {
            WorkingDirectory = data.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
