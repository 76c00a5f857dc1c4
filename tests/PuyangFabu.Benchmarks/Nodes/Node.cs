using System.Globalization;
using PuyangFabu.Benchmarks.Load;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>One process of the published product behind the balancer, always at the same port, with a data directory of its own.</summary>
internal sealed class Node(int number, string work, string[] settings) : IAsyncDisposable
{
    private const int FirstPort = 5410;

    private readonly string folder = Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"node-{number}"));
    private ServerProcess? process;
    private int disturbances;

    public int Number => number;

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FirstPort + number}/"));

    /// <summary>Takes what the process prints.</summary>
    public string Log => $"{folder}.log";

    /// <summary>Whether it runs and nobody has stopped it.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Grows whenever something is done to the process: what was measured meanwhile says nothing of a node in peace.</summary>
    public int Disturbances => Volatile.Read(ref disturbances);

    /// <summary>Whether the process stands still, by its own doing or another's.</summary>
    public bool IsStopped
    {
        get
        {
            // State is the first word behind the name, which stands in brackets and may hold blanks.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process!.Id}/stat"));
            return stat[stat.LastIndexOf(')') + 2] == 'T';
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(string product, params (string Name, string Value)[] environment)
    {
        Share("uploads");
        Share("audit-anchors");
        process = await ServerProcess.StartAsync(
            Path.Combine(product, "PuyangFabu.dll"), Address.Port, Log, environment, ["serve", .. settings, "--Storage:DataDirectory", folder]);
        Interlocked.Increment(ref disturbances);
        IsUp = true;
    }

    /// <summary>Ends it as a service does: what is under way is ended first.</summary>
    public async Task StopAsync()
    {
        Down();
        await process!.DisposeAsync();
    }

    public async Task KillAsync()
    {
        Down();
        await process!.KillAsync();
    }

    /// <summary>Every thread of it stands still from here on; whoever speaks to it gets no answer.</summary>
    public async Task PauseAsync()
    {
        Down();
        await process!.SignalAsync("STOP");
    }

    /// <summary>Notes that it has stopped by itself.</summary>
    public void Stopped() => Down();

    public async Task ContinueAsync()
    {
        await process!.SignalAsync("CONT");
        Interlocked.Increment(ref disturbances);
        IsUp = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { } running && !running.HasExited)
        {
            await running.SignalAsync("CONT");
            await running.DisposeAsync();
        }
    }

    private void Down()
    {
        Interlocked.Increment(ref disturbances);
        IsUp = false;
    }

    // Everything else in the data directory is the node's own.
    private void Share(string name)
    {
        var link = Path.Combine(folder, name);
        if (!Path.Exists(link))
        {
            Directory.CreateDirectory(folder);
            Directory.CreateSymbolicLink(link, Directory.CreateDirectory(Path.Combine(work, "shared", name)).FullName);
        }
    }
}
