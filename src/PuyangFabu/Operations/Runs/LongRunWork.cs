using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Runs;

/// <summary>One kind of long work: takes what was asked for, tells how far it is, keeps what it came to. What a killed process left is done anew.</summary>
public abstract class LongRunWork(LongRunStore runs, TimeProvider clock) : IDueWork
{
    private const long BetweenTellings = 1_000;
    private const long Lease = 120_000;

    public abstract string Name { get; }

    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(10);

    /// <summary>What of <see cref="LongRun"/> it does.</summary>
    protected abstract string Kind { get; }

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        var now = clock.NowMs();
        if (!await runs.AnyDueAsync(Kind, now, cancellation) || await runs.TakeAsync(Kind, now, now + Lease, cancellation) is not { } run)
        {
            return null;
        }

        try
        {
            var result = await WorkAsync(Teller(run.Id, cancellation), cancellation);
            await runs.EndAsync(run.Id, LongRun.Finished, result, clock.NowMs(), CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await runs.EndAsync(run.Id, LongRun.Waiting, "", null, CancellationToken.None);
            throw;
        }
        catch
        {
            await runs.EndAsync(run.Id, LongRun.Failed, "没有做完：程序或数据库出了问题，原因在日志里。什么都没有改变，请再试一次。", clock.NowMs(), CancellationToken.None);
            throw;
        }

        return null;
    }

    /// <param name="tell">Gets how many steps are done, of how many.</param>
    /// <returns>What it came to, as JSON.</returns>
    protected abstract Task<string> WorkAsync(Func<long, long, Task> tell, CancellationToken cancellation);

    private Func<long, long, Task> Teller(long id, CancellationToken cancellation)
    {
        var last = 0L;
        return async (done, total) =>
        {
            var now = clock.NowMs();
            if (now - last >= BetweenTellings)
            {
                last = now;
                await runs.ProgressAsync(id, done, total, now + Lease, cancellation);
            }
        };
    }
}
