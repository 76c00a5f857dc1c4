using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting.Systemd;

namespace PuyangFabu.Hosting.Stopping;

/// <summary>
/// What happens when the product is told to end (SIGTERM, Ctrl+C): readiness says so at once; after the delay of the settings no
/// connection is taken any more, and what is under way is finished. Told again, it no longer waits for the delay; what was taken
/// still has its time. A systemd that waits for word is told when the product answers and when it leaves.
/// </summary>
public sealed partial class ProductLifetime(
    ShutdownOptions options, IHostApplicationLifetime lifetime, ISystemdNotifier systemd, TimeProvider clock, ILogger<ProductLifetime> logger)
    : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly TaskCompletionSource again = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IDisposable[] registrations = [];
    private int told;

    /// <summary>True from the first word on. Whoever looks at readiness sends his requests elsewhere.</summary>
    public bool IsLeaving => Volatile.Read(ref told) > 0 || lifetime.ApplicationStopping.IsCancellationRequested;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        registrations =
        [
            .. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal)),
            lifetime.ApplicationStarted.Register(() => systemd.Notify(ServiceState.Ready)),
        ];
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Done when the stop has begun.</summary>
    public async Task LeaveAsync()
    {
        if (Interlocked.Increment(ref told) > 1)
        {
            again.TrySetResult();
            return;
        }

        try
        {
            systemd.Notify(ServiceState.Stopping);
        }
        catch (SocketException failure)
        {
            LogUntold(failure);
        }

        if (options.DelaySeconds > 0)
        {
            LogLeaving(options.DelaySeconds);
            await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(options.DelaySeconds), clock), again.Task);
        }

        lifetime.StopApplication();
    }

    public void Dispose() => Array.ForEach(registrations, static registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        // Without this the runtime ends the process.
        context.Cancel = true;
        _ = LeaveAsync();
    }

    [LoggerMessage(LogLevel.Warning, "没能把停止告诉 systemd，照常停止")]
    private partial void LogUntold(Exception failure);

    [LoggerMessage(LogLevel.Information, "收到停止的信号：{Seconds} 秒后停止，此前照常服务，/health/ready 已答 503")]
    private partial void LogLeaving(int seconds);
}
