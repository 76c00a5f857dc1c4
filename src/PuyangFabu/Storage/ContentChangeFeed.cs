namespace PuyangFabu.Storage;

/// <summary>
/// Tells the listeners what changed, whoever wrote it: this process, the import command beside it, another node.
/// </summary>
public sealed partial class ContentChangeFeed(
    ContentChangeStore store,
    IEnumerable<IContentChangeListener> listeners,
    TimeProvider clock,
    ILogger<ContentChangeFeed> logger) : BackgroundService
{
    private const int BatchSize = 2000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    private readonly SemaphoreSlim stepGate = new(1, 1);
    private readonly List<IContentChangeListener> listeners = [.. listeners];
    private long position = -1;

    /// <summary>Starts from the present: listeners load themselves before this is called.</summary>
    public void StartFrom(long sequence) => position = sequence;

    /// <summary>Hands on what is new, to the end of the feed.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        await stepGate.WaitAsync(cancellation);
        try
        {
            if (position < 0)
            {
                position = await store.LatestAsync(cancellation);
            }

            IReadOnlyList<ContentChange> changes;
            do
            {
                changes = await store.AfterAsync(position, BatchSize, cancellation);
                if (changes.Count > 0)
                {
                    foreach (var listener in listeners)
                    {
                        await listener.ApplyAsync(changes, cancellation);
                    }

                    position = changes[^1].Sequence;
                }
            }
            while (changes.Count == BatchSize);
        }
        finally
        {
            stepGate.Release();
        }
    }

    public override void Dispose()
    {
        stepGate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The position has not moved, so the next tick repeats the step.
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "内容更新未能应用，稍后重试")]
    private partial void LogFailed(Exception failure);
}
