using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>Reports of jobs that this product is not known to have begun: kept for a day, in which their number may become known, and not longer.</summary>
public sealed class UnclaimedResults(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task ForgetAsync(CancellationToken cancellation)
    {
        if (await CountAsync(cancellation) > 0)
        {
            await database.WriteAsync(
                session => MassSendResultStore.ForgetUnclaimedAsync(session, clock.NowMs() - (long)Kept.TotalMilliseconds), cancellation);
        }
    }

    public Task<long> CountAsync(CancellationToken cancellation) => database.ReadAsync(MassSendResultStore.UnclaimedAsync, cancellation);
}
