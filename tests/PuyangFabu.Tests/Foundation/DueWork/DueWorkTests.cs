using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Secrets;

namespace PuyangFabu.Tests.Foundation.DueWork;

/// <summary>When the steps of due work are made, on a real host whose clock the tests move.</summary>
public sealed class DueWorkTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly DueWorkRoom room = new();

    private ArmedClock Clock => room.Clock;

    private KeptLog Log => room.Log;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_step_is_made_whenever_the_interval_is_over_and_not_before()
    {
        var work = new ScriptedWork();
        await room.StartAsync(work);

        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal(Minute, await Clock.ArmedAsync());
            Assert.Equal(number - 1, work.Steps);
            Clock.Advance(Minute);
            Assert.Equal(number, await work.BegunAsync());
        }
    }

    [Fact]
    public async Task An_interval_that_a_step_changed_counts_at_once()
    {
        var work = new ScriptedWork { BeginsAtOnce = true };
        work.Script = (_, _) =>
        {
            work.Interval = TimeSpan.FromHours(1);
            return Task.FromResult<long?>(null);
        };
        await room.StartAsync(work);

        Assert.Equal(TimeSpan.FromHours(1), await Clock.ArmedAsync());
    }

    [Fact]
    public async Task The_next_step_is_made_at_the_time_that_the_last_one_named_but_not_later_than_the_interval()
    {
        long?[] named = [Clock.NowMs + 7000, Clock.NowMs + 7000 + (long)TimeSpan.FromDays(60).TotalMilliseconds, null];
        var work = new ScriptedWork { BeginsAtOnce = true, Script = (number, _) => Task.FromResult(named[number - 1]) };
        await room.StartAsync(work);

        Assert.Equal(TimeSpan.FromSeconds(7), await Clock.ArmedAsync());
        Clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(Minute, await Clock.ArmedAsync());
        Assert.Equal(2, work.Steps);
    }

    [Fact]
    public async Task Steps_that_did_something_and_name_the_present_follow_each_other_until_nothing_is_due()
    {
        var work = new ScriptedWork { BeginsAtOnce = true, Script = (number, _) => Task.FromResult<long?>(number < 5 ? Clock.NowMs : null) };
        await room.StartAsync(work);

        Assert.Equal(Minute, await Clock.ArmedAsync());
        Assert.Equal(5, work.Steps);
    }

    [Fact]
    public async Task Who_wakes_it_has_a_step_made_at_that_very_time()
    {
        var work = new ScriptedWork();
        var due = await room.StartAsync(work);
        Assert.Equal(Minute, await Clock.ArmedAsync());

        due.WakeAt(Clock.NowMs + 10_000);
        Assert.Equal(TimeSpan.FromSeconds(10), await Clock.ArmedAsync());
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await work.BegunAsync());
        Assert.Equal(Minute, await Clock.ArmedAsync());

        due.WakeAt(Clock.NowMs - 1);
        Assert.Equal(2, await work.BegunAsync());
        Assert.Equal(Minute, await Clock.ArmedAsync());
        Assert.Equal(2, work.Steps);
    }

    [Fact]
    public async Task Who_wakes_it_while_a_step_is_under_way_has_another_one_made()
    {
        var underWay = new TaskCompletionSource();
        var work = new ScriptedWork { BeginsAtOnce = true };
        work.Script = async (number, _) =>
        {
            await (number == 1 ? underWay.Task : Task.CompletedTask);
            return null;
        };
        var due = await room.StartAsync(work);
        Assert.Equal(1, await work.BegunAsync());

        due.WakeAt(Clock.NowMs);
        due.WakeAt(Clock.NowMs);
        underWay.SetResult();

        Assert.Equal(2, await work.BegunAsync());
        Assert.Equal(Minute, await Clock.ArmedAsync());
        Assert.Equal(2, work.Steps);
    }

    [Fact]
    public async Task A_call_for_a_later_time_outlives_the_steps_before_it_and_gives_way_to_an_earlier_one()
    {
        var work = new ScriptedWork();
        var due = await room.StartAsync(work);
        Assert.Equal(Minute, await Clock.ArmedAsync());

        due.WakeAt(Clock.NowMs + 200_000);
        due.WakeAt(Clock.NowMs + 90_000);
        Assert.Equal((Minute, Minute), (await Clock.ArmedAsync(), await Clock.ArmedAsync()));
        Clock.Advance(Minute);
        Assert.Equal(TimeSpan.FromSeconds(30), await Clock.ArmedAsync());
        Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Minute, await Clock.ArmedAsync());
        Assert.Equal(2, work.Steps);
    }

    [Fact]
    public async Task A_timer_that_is_ahead_of_the_time_of_day_makes_no_step_too_early()
    {
        var work = new ScriptedWork();
        await room.StartAsync(work);
        Assert.Equal(Minute, await Clock.ArmedAsync());

        Clock.Behind = TimeSpan.FromMilliseconds(3);
        Clock.Advance(Minute);
        Assert.Equal(Clock.Behind, await Clock.ArmedAsync());
        Assert.Equal(0, work.Steps);
        Clock.Advance(Clock.Behind);

        Assert.Equal(1, await work.BegunAsync());
    }

    [Fact]
    public async Task A_step_that_fails_is_told_and_counted_and_made_again_after_the_interval()
    {
        var work = new ScriptedWork
        {
            Script = static (number, _) => number switch
            {
                1 => throw new InvalidOperationException("not now"),
                2 => throw new TaskCanceledException("somebody's patience was over"),
                _ => Task.FromResult<long?>(null),
            },
        };
        var counted = new List<string?>();
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted.AddRange(Enumerable.Repeat((string?)tags[0].Value, (int)value)));
        await room.StartAsync(work, services => listener.InstrumentPublished = (instrument, metrics) =>
        {
            if (instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>() && instrument.Meter.Name == DueWorkMetrics.MeterName)
            {
                metrics.EnableMeasurementEvents(instrument);
            }
        });
        listener.Start();

        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal(Minute, await Clock.ArmedAsync());
            Clock.Advance(Minute);
            Assert.Equal(number, await work.BegunAsync());
        }

        Assert.Equal(Minute, await Clock.ArmedAsync());
        Assert.Equal([nameof(ScriptedWork), nameof(ScriptedWork)], counted);
        Assert.Equal(2, Log.Lines.Lines.Count(static line => line == (LogLevel.Error, "试验出错，稍后重试")));
    }

    [Fact]
    public async Task Two_steps_are_never_under_way_at_once_whoever_asks_for_them()
    {
        var work = new ScriptedWork { BeginsAtOnce = true };
        work.Script = async (_, _) =>
        {
            await Task.Yield();
            return null;
        };
        var due = await room.StartAsync(work);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => due.StepAsync(Cancellation), Cancellation)));
        Assert.Equal(Minute, await Clock.ArmedAsync());

        Assert.Equal((51, 1), (work.Steps, work.MostAtOnce));
    }

    [Fact]
    public async Task A_clock_that_moves_by_a_year_has_one_step_made()
    {
        var work = new ScriptedWork { Interval = TimeSpan.FromMilliseconds(400) };
        await room.StartAsync(work);
        Assert.Equal(work.Interval, await Clock.ArmedAsync());

        Clock.Advance(TimeSpan.FromDays(365));

        Assert.Equal(1, await work.BegunAsync());
        Assert.Equal(work.Interval, await Clock.ArmedAsync());
        Assert.Equal(1, work.Steps);
    }

    [Fact]
    public async Task The_product_answers_before_the_first_step_and_waits_for_none()
    {
        var answered = false;
        using var mayEnd = new ManualResetEventSlim();
        var work = new ScriptedWork { BeginsAtOnce = true };
        work.Script = (_, _) =>
        {
            answered = room.Host!.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested;

            // Work that keeps its thread: an index, SQLite.
            mayEnd.Wait(Cancellation);
            return Task.FromResult<long?>(null);
        };

        await room.StartAsync(work);

        Assert.Equal(1, await work.BegunAsync());
        mayEnd.Set();
        Assert.Equal(Minute, await Clock.ArmedAsync());
        Assert.True(answered);
    }
}
