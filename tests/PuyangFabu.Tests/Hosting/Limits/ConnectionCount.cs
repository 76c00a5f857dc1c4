using System.Diagnostics.Metrics;

namespace PuyangFabu.Tests.Hosting.Limits;

/// <summary>How many connections a server has open of those that began since, by its own count.</summary>
internal sealed class ConnectionCount : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long begun;
    private long open;

    /// <param name="factory">The server's own.</param>
    public ConnectionCount(IMeterFactory factory)
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == factory && instrument.Name == "kestrel.active_connections")
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => Add(change));
        listener.Start();
    }

    public long Open => Interlocked.Read(ref open);

    /// <summary>Waits until so many have begun, and of all no more than this are left.</summary>
    public async Task EndAsync(long number, long left, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Longest);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (begun >= number && open <= left)
                {
                    return;
                }

                next = changed.Task;
            }

            await next.WaitAsync(time.Token);
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(long change)
    {
        lock (gate)
        {
            open += change;
            begun += Math.Max(change, 0);
            changed.TrySetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
