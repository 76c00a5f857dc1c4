using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.Sandbox.Platform;

/// <summary>What the platform does after its answer; ends with the host.</summary>
internal sealed partial class BackgroundWork(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<BackgroundWork> logger)
{
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Starts to wait at once and works on another thread.</summary>
    public void Run(TimeSpan after, Func<Task> work)
    {
        var waiting = Task.Delay(after, time, Stopping);
        _ = Task.Run(async () =>
        {
            try
            {
                await waiting;
                await work();
            }
            catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
            {
                LogStopped();
            }
            catch (Exception failure)
            {
                LogFailed(failure);
            }
        });
    }

    [LoggerMessage(LogLevel.Debug, "Work of the sandbox's platform ended with the host")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Error, "Work of the sandbox's platform failed")]
    private partial void LogFailed(Exception failure);
}
