using System.Threading.Channels;

namespace PuyangFabu.Foundation.DueWork;

/// <summary>
/// Wakes one waiter at the earlier of a planned time and an alarm. Armed anew for each wait: a clock that moves by a year rings it
/// once, where a periodic timer would ring for each period that passed.
/// </summary>
internal sealed class Alarm : IDisposable
{
    /// <summary>A timer takes no more than 49 days; who is woken early finds nothing due and waits on.</summary>
    private const long LongestWaitMs = 24 * 60 * 60 * 1000L;

    /// <summary>A timer counts on another clock than the one that says what is due, and may be ahead of it by so much.</summary>
    private const long TimerGrainMs = 20;

    private readonly TimeProvider clock;
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private long alarmMs = long.MaxValue;
    private long plannedMs = long.MaxValue;

    public Alarm(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The earliest one that was set stays, also over waits that end before it.</summary>
    /// <param name="atMs">UTC milliseconds; what has passed means now.</param>
    public void Set(long atMs)
    {
        lock (gate)
        {
            alarmMs = Math.Min(alarmMs, atMs);
            Arm();
        }
    }

    /// <summary>Takes as heard what was set for a time that has come; what is set from now on rings again.</summary>
    public void Hush()
    {
        lock (gate)
        {
            plannedMs = long.MaxValue;
            if (RemainingMs(alarmMs) <= 0)
            {
                alarmMs = long.MaxValue;
            }

            rung.Reader.TryRead(out _);
        }
    }

    /// <param name="longest">The wait is over then in any case.</param>
    /// <param name="untilMs">UTC milliseconds, where it is over before.</param>
    public async Task WaitAsync(TimeSpan longest, long? untilMs, CancellationToken cancellation)
    {
        lock (gate)
        {
            plannedMs = Math.Min(untilMs ?? long.MaxValue, (clock.GetUtcNow() + longest).ToUnixTimeMilliseconds());
            Arm();
        }

        do
        {
            await rung.Reader.ReadAsync(cancellation);
        }
        while (WasAhead());
    }

    public void Dispose() => timer.Dispose();

    private bool WasAhead()
    {
        lock (gate)
        {
            var ahead = RemainingMs(Math.Min(alarmMs, plannedMs)) is > 0 and <= TimerGrainMs;
            if (ahead)
            {
                Arm();
            }

            return ahead;
        }
    }

    private void Arm()
    {
        var waitMs = RemainingMs(Math.Min(alarmMs, plannedMs));
        if (waitMs <= 0)
        {
            Ring();
        }
        else
        {
            timer.Change(TimeSpan.FromMilliseconds(Math.Min(waitMs, LongestWaitMs)), Timeout.InfiniteTimeSpan);
        }
    }

    private long RemainingMs(long atMs) => atMs - clock.GetUtcNow().ToUnixTimeMilliseconds();

    private void Ring() => rung.Writer.TryWrite(true);
}
