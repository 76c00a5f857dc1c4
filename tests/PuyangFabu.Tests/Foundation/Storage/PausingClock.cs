using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>A clock that stands still and tells when somebody begins to wait for it, so that a test moves it then and not by chance.</summary>
internal sealed class PausingClock(FakeTimeProvider clock) : TimeProvider
{
    /// <summary>Longer ones are limits that are not meant to be reached.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private readonly Channel<TimeSpan> pauses = Channel.CreateUnbounded<TimeSpan>();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <summary>Puts itself in the place of the clock that the product of a test has.</summary>
    public static PausingClock In(IServiceCollection services)
    {
        var pausing = new PausingClock((FakeTimeProvider)services.Single(static service => service.ServiceType == typeof(TimeProvider)).ImplementationInstance!);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(pausing));
        return pausing;
    }

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= LongestPause && period == Timeout.InfiniteTimeSpan)
        {
            pauses.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Lets each pause pass as it begins, until the work is done.</summary>
    public Task PassAsync(Task work) => PassAsync(work, static () => Task.CompletedTask);

    /// <inheritdoc cref="PassAsync(Task)"/>
    /// <param name="mayPass">Waited for before each.</param>
    public async Task PassAsync(Task work, Func<Task> mayPass)
    {
        while (!work.IsCompleted)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var pause = pauses.Reader.ReadAsync(over.Token).AsTask();
            if (await Task.WhenAny(work, pause) == pause)
            {
                await mayPass();
                clock.Advance(await pause);
            }

            await over.CancelAsync();
        }

        await work;
    }
}
