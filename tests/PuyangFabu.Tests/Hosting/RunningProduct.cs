using System.Diagnostics;
using System.Threading.Channels;

namespace PuyangFabu.Tests.Hosting;

/// <summary>The built program at work in a process of its own, on a free port.</summary>
internal sealed class RunningProduct : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task errors;
    private readonly Channel<string> log = Channel.CreateUnbounded<string>();

    private RunningProduct(Process process, Task errors, Uri address)
    {
        this.process = process;
        this.errors = errors;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Done when the process has ended, by itself or killed.</summary>
    public Task Ended => process.WaitForExitAsync();

    public static Task<RunningProduct> StartAsync(ScratchFolder data, params string[] settings) => StartAsync(data, [], settings);

    public static async Task<RunningProduct> StartAsync(ScratchFolder data, (string Name, string Value)[] environment, string[] settings)
    {
        var process = ProductProcess.Start(data, ["--Urls", "http://127.0.0.1:0", .. settings], environment);
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["公众页面", var address])
            {
                var running = new RunningProduct(process, errors, new Uri(address));
                // A full pipe would hold it up.
                _ = running.ReadLogAsync();
                return running;
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException($"The product ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>Done when its log has said these words since it answers.</summary>
    public async Task SaysAsync(string words)
    {
        await foreach (var line in log.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"It ended without saying {words}.");
    }

    /// <summary>Takes all room for files from the running process, or gives it back.</summary>
    public void LimitFiles(bool full)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{process.Id}", full ? "--fsize=1:unlimited" : "--fsize=unlimited:unlimited"]);
        limit.WaitForExit();
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>Asks it to end (SIGTERM), as systemd and the engines of containers do.</summary>
    public void Terminate()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        signal.WaitForExit();
        Assert.Equal(0, signal.ExitCode);
    }

    /// <returns>Its exit code, once it has ended by itself.</returns>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Ends the process where it stands (SIGKILL), with calls under way.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    private async Task ReadLogAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            log.Writer.TryWrite(line);
        }

        log.Writer.Complete();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        await errors;
        process.Dispose();
    }
}
