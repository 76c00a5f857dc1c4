namespace PuyangFabu.Foundation.DueWork;

/// <summary>
/// Makes the steps of one kind of due work while the product runs, never two at a time: the next one when the interval is over, at
/// the time the last one named, or when it is woken, whatever comes first. Begins after the product answers; the start never waits
/// for it, and a clean stop waits for the step under way. A step that fails is told, counted and made again after the interval.
/// </summary>
public sealed partial class DueWork<TWork>(TWork work, TimeProvider clock, IHostApplicationLifetime lifetime, DueWorkMetrics metrics, ILogger<TWork> logger)
    : BackgroundService
    where TWork : IDueWork
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly Alarm alarm = new(clock);
    private long lastGood;

    /// <summary>Makes one step; waits for the one under way first.</summary>
    /// <returns>When the next one is wanted, UTC milliseconds; null at the end of the interval.</returns>
    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            return await work.StepAsync(cancellation);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Has a step made at this time; it is not lost when a step is under way. Reaches this process alone: others see to it within the interval.</summary>
    /// <param name="atMs">UTC milliseconds; what has passed means now.</param>
    public void WakeAt(long atMs) => alarm.Set(atMs);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await work.EndAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        alarm.Dispose();
        oneAtATime.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // With the stop of the product, not when the turn of this work has come: the web server's is first, and while it waits for its
        // requests a step can end too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        try
        {
            await RunAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Before the host has begun to wait, an end by cancellation would be taken for a failure.
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        await ProductStartedAsync(stopping);
        Volatile.Write(ref lastGood, clock.GetTimestamp());
        metrics.Watch(typeof(TWork).Name, () => clock.GetElapsedTime(Volatile.Read(ref lastGood)) - work.Interval);
        if (!work.BeginsAtOnce)
        {
            await alarm.WaitAsync(work.Interval, untilMs: null, stopping);
        }

        while (true)
        {
            var next = await TryAsync(stopping);
            await alarm.WaitAsync(work.Interval, next, stopping);
        }
    }

    private async Task<long?> TryAsync(CancellationToken stopping)
    {
        try
        {
            alarm.Hush();
            var next = await StepAsync(stopping);
            Volatile.Write(ref lastGood, clock.GetTimestamp());
            return next;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            metrics.Failed(typeof(TWork).Name);
            LogFailed(failure, work.Name);
            return null;
        }
    }

    private async Task ProductStartedAsync(CancellationToken stopping)
    {
        // The first step must not run in the thread that says that the product has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    [LoggerMessage(LogLevel.Error, "{Work}出错，稍后重试")]
    private partial void LogFailed(Exception failure, string work);
}
