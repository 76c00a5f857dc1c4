using System.Diagnostics;
using System.Globalization;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>A server in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, string url, TimeSpan firstAnswer)
    {
        this.process = process;
        Url = url;
        FirstAnswer = firstAnswer;
    }

    public string Url { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>What the process took of the processors since it began.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <param name="log">Takes what the process prints.</param>
    public static Task<ServerProcess> StartAsync(string assembly, int port, string log, params string[] arguments) =>
        StartAsync(assembly, port, log, [], arguments);

    /// <inheritdoc cref="StartAsync(string, int, string, string[])"/>
    /// <param name="environment">Variables of its own, beside those of this process.</param>
    public static async Task<ServerProcess> StartAsync(string assembly, int port, string log, (string Name, string Value)[] environment, string[] arguments)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        string[] command = ["dotnet", assembly, .. arguments, "--urls", url];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1", log, .. command]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var begin = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        while (!await AnswersAsync(client))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"服务没有启动，见 {log}");
            }

            await Task.Delay(5);
        }

        return new(process, url, Stopwatch.GetElapsedTime(begin));
    }

    /// <summary>Memory in RAM, in MiB: now, and the most it ever was.</summary>
    public (double Now, double Peak) Memory()
    {
        var lines = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status"));
        return (Mebibytes(lines, "VmRSS:"), Mebibytes(lines, "VmHWM:"));
    }

    /// <summary>Ends it where it stands (SIGKILL).</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <param name="name">E.g. <c>STOP</c>.</param>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        using (process)
        {
            if (!process.HasExited)
            {
                await SignalAsync("TERM");
                await process.WaitForExitAsync();
            }
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static double Mebibytes(string[] lines, string name) => long.Parse(
        lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1],
        CultureInfo.InvariantCulture) / 1024.0;
}
