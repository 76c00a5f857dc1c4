using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>Where a process spends the processor's time, by sampling with perf of Linux.</summary>
internal static class Profiler
{
    /// <summary>Makes the runtime write which code lies where, so that its methods have names.</summary>
    public static (string Name, string Value) Setting { get; } = ("DOTNET_PerfMapEnabled", "1");

    private const int Methods = 20;
    private const int SamplesASecond = 997;

    /// <summary>Whether perf is there; says so when not.</summary>
    public static async Task<bool> IsThereAsync()
    {
        try
        {
            await RunAsync("--version");
            return true;
        }
        catch (Win32Exception)
        {
            await System.Console.Error.WriteLineAsync("没有安装 perf（Debian 中：apt install linux-perf），不做采样。");
            return false;
        }
    }

    /// <summary>Samples a process for some seconds.</summary>
    /// <returns>The methods and functions with the most time, each a line with its share.</returns>
    public static async Task<string> SampleAsync(int process, int seconds, string folder)
    {
        var data = Path.Combine(folder, "perf.data");
        await RunAsync(
            "record", "-q", "-e", "cpu-clock", "-F", SamplesASecond.ToString(CultureInfo.InvariantCulture), "-o", data,
            "-p", process.ToString(CultureInfo.InvariantCulture), "--", "sleep", seconds.ToString(CultureInfo.InvariantCulture));
        var report = await RunAsync("report", "--stdio", "-i", data, "--sort", "dso,symbol", "-w", "24,110");
        File.Delete(data);
        return string.Join('\n', report.Split('\n').Where(static line => line.Contains('%', StringComparison.Ordinal) && line[0] != '#').Take(Methods));
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var perf = Process.Start(new ProcessStartInfo("perf", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = perf.StandardError.ReadToEndAsync();
        var output = await perf.StandardOutput.ReadToEndAsync();
        await perf.WaitForExitAsync();
        return perf.ExitCode == 0 ? output : throw new InvalidOperationException($"perf 出错：{await errors}");
    }
}
