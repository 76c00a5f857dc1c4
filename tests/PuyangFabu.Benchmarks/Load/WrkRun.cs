using System.Diagnostics;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>One run of wrk.</summary>
/// <param name="Connections">Open at once.</param>
/// <param name="Failures">Connections that failed and answers of 400 and above.</param>
/// <param name="BytesAnAnswer">With its head, on average.</param>
internal sealed record WrkRun(int Connections, long Requests, double PerSecond, long Failures, double P99Milliseconds, long BytesAnAnswer)
{
    /// <param name="requests">The files that <see cref="RequestFile"/> wrote.</param>
    /// <param name="again">Begin the file again when it is at its end; only where repeats do not matter.</param>
    public static async Task<WrkRun> StartAsync(string url, string requests, int seconds, int connections, bool again)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Load", "load.lua");
        var start = new ProcessStartInfo("wrk")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                $"-t{RequestFile.Threads}", string.Create(CultureInfo.InvariantCulture, $"-c{connections}"), string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"), "--timeout", "10s",
                "-s", script, url, "--", requests, again ? "again" : "once",
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var measured = output.Split('\n').FirstOrDefault(static line => line.StartsWith("MEASURED ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk 没有给出结果：{output}");
        var numbers = measured.Split(' ').Skip(1).Select(static text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new(connections, numbers[0], numbers[0] * 1e6 / numbers[1], numbers[2] + numbers[3], numbers[4] / 1000.0, numbers[5] / Math.Max(numbers[0], 1));
    }
}
