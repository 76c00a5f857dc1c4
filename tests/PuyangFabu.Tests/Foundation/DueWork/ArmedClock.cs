using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace PuyangFabu.Tests.Foundation.DueWork;

/// <summary>A clock that stands still and tells for how long each timer is armed, so that a test moves it then and not by chance.</summary>
internal sealed class ArmedClock : TimeProvider
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2016, 6, 28, 18, 0, 0, TimeSpan.FromHours(8)));
    private readonly Channel<TimeSpan> armed = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>By so much the time of day is behind the timers.</summary>
    public TimeSpan Behind { get; set; }

    public long NowMs => GetUtcNow().ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - Behind;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Telling(clock.CreateTimer(callback, state, dueTime, period), armed.Writer);

    public void Advance(TimeSpan time) => clock.Advance(time);

    /// <returns>The span of the next arming.</returns>
    public ValueTask<TimeSpan> ArmedAsync() => armed.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private sealed class Telling(ITimer timer, ChannelWriter<TimeSpan> armed) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            armed.TryWrite(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
