using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;
using PuyangFabu.Foundation.DueWork;

namespace PuyangFabu.Hosting.Stopping;

/// <summary>
/// Tells systemd that the product still gets to its work (<c>WatchdogSec</c>): when nothing does any more, nor does this, and systemd
/// starts it anew. It says nothing about the database, which a new start would not mend.
/// </summary>
public sealed class SystemdWatchdog(ISystemdNotifier systemd) : IDueWork
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    // sd_watchdog_enabled(3): microseconds, and the process that is meant, where one is named.
    private static readonly long? PeriodUs =
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var period) && period > 0
        && (Environment.GetEnvironmentVariable("WATCHDOG_PID") is not { Length: > 0 } named || named == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            ? period
            : null;

    /// <summary>Whether systemd asked for it.</summary>
    public static bool IsWanted => PeriodUs is not null;

    public string Name => "向 systemd 报平安";

    /// <summary>Twice as often as systemd asks, as its documentation advises.</summary>
    public TimeSpan Interval => TimeSpan.FromMicroseconds((PeriodUs ?? 0) / 2.0);

    public bool BeginsAtOnce => true;

    public Task<long?> StepAsync(CancellationToken cancellation)
    {
        systemd.Notify(Alive);
        return Task.FromResult<long?>(null);
    }
}
