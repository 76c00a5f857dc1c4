namespace PuyangFabu.People.Operators.Appointments;

/// <summary>Brings into effect, within a minute, what has waited for its day.</summary>
public sealed partial class AppointmentWorker(AppointmentDecisions decisions, TimeProvider clock, ILogger<AppointmentWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await decisions.PassAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next minute tries again; anything else that is thrown here would stop the product.
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "没能让到期的任命生效，一分钟后重试")]
    private partial void LogFailed(Exception failure);
}
