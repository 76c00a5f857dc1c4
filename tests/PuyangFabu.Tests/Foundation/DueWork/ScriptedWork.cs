using System.Threading.Channels;
using PuyangFabu.Foundation.DueWork;

namespace PuyangFabu.Tests.Foundation.DueWork;

/// <summary>Due work whose steps a test writes; it tells of each.</summary>
internal sealed class ScriptedWork : IDueWork
{
    private readonly Channel<int> begun = Channel.CreateUnbounded<int>();
    private int underWay;

    public string Name => "试验";

    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    public bool BeginsAtOnce { get; init; }

    /// <summary>Gets the number of the step, from 1; without it nothing is due.</summary>
    public Func<int, CancellationToken, Task<long?>> Script { get; set; } = static (_, _) => Task.FromResult<long?>(null);

    public int Steps { get; private set; }

    /// <summary>So many were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>How many steps had been made at the clean stop; null before it.</summary>
    public int? EndedAfter { get; private set; }

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref underWay));
        var number = ++Steps;
        begun.Writer.TryWrite(number);
        try
        {
            return await Script(number, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    public Task EndAsync(CancellationToken cancellation)
    {
        EndedAfter = Steps;
        return Task.CompletedTask;
    }

    /// <returns>The number of the next step that began.</returns>
    public ValueTask<int> BegunAsync() => begun.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
