using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>What happens to cases by itself: answers reach followers who wrote again; terms are counted anew once a year's days off are entered.</summary>
public sealed class CaseSweep(CaseDelivering delivering, CaseClock clock, Database database) : IDueWork
{
    /// <summary>A call to WeChat is over by then.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(5);

    public string Name => "诉求的答复和期限";

    public TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    // What the process before left half done need not wait a minute.
    public bool BeginsAtOnce => true;

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        await database.WriteAsync(session => CaseStore.LoseDeliveriesAsync(session, clock.NowMs - (long)LongestCall.TotalMilliseconds), cancellation);
        await RecountAsync(cancellation);
        await delivering.StepAsync(cancellation);
        return null;
    }

    private async Task RecountAsync(CancellationToken cancellation)
    {
        var known = (await database.ReadAsync(CaseStore.UnsureAsync, cancellation)).Where(clock.KnowsAll).Select(clock.Recounted).ToList();
        if (known.Count > 0)
        {
            await database.WriteAsync(
                async session =>
                {
                    foreach (var found in known)
                    {
                        await CaseStore.SetDueAsync(session, found);
                    }
                },
                cancellation);
        }
    }
}
