using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PuyangFabu.Tests.Foundation.DueWork;

/// <summary>What due work is still given to do when the product stops.</summary>
public sealed class DueWorkStopTests : IAsyncDisposable
{
    private readonly DueWorkRoom room = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_stop_is_told_to_the_step_under_way_and_waits_for_it_then_what_is_left_is_done()
    {
        var (told, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var work = new ScriptedWork { BeginsAtOnce = true };
        work.Script = async (_, stopping) =>
        {
            await using var registration = stopping.Register(told.SetResult);
            await answer.Task;
            return room.Clock.NowMs;
        };
        await room.StartAsync(work);
        Assert.Equal(1, await work.BegunAsync());

        var stopped = room.Host!.StopAsync(Cancellation);
        await told.Task.WaitAsync(Cancellation);
        Assert.False(stopped.IsCompleted);
        Assert.Null(work.EndedAfter);
        answer.SetResult();
        await stopped;

        Assert.Equal((1, 1), (work.Steps, work.EndedAfter));
        Assert.DoesNotContain(room.Log.Lines.Lines, static line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_step_hears_of_the_stop_when_it_begins_and_not_when_the_server_has_ended_its_requests()
    {
        var ended = new TaskCompletionSource();
        var work = new ScriptedWork { BeginsAtOnce = true };
        work.Script = async (_, stopping) =>
        {
            await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.SetResult();
            stopping.ThrowIfCancellationRequested();
            return null;
        };
        var due = await room.StartAsync(work);
        Assert.Equal(1, await work.BegunAsync());

        room.Host!.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await ended.Task.WaitAsync(Cancellation);
        await due.ExecuteTask!.WaitAsync(Cancellation);
        Assert.Null(work.EndedAfter);
        await room.Host.StopAsync(Cancellation);

        Assert.Equal((1, 1), (work.Steps, work.EndedAfter));
        Assert.DoesNotContain(room.Log.Lines.Lines, static line => line.Level >= LogLevel.Error);
    }
}
