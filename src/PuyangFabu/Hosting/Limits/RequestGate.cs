using System.Threading.RateLimiting;

namespace PuyangFabu.Hosting.Limits;

/// <summary>
/// Lets in who is within the limits; everybody else is answered at once. By the framework's limiters, not by its middleware: that one
/// keeps what it makes, with a timer, for longer than the product runs, and asks twice for whom it cannot let in at once, who would be
/// counted twice.
/// </summary>
public sealed class RequestGate : IAsyncDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> perMinute;
    private readonly PartitionedRateLimiter<HttpContext> atOnce;
    private readonly PartitionedRateLimiter<HttpContext> all;
    private readonly TurnedAway turnedAway;

    public RequestGate(ProductSettings settings, RunningRequests running, TurnedAway turnedAway)
    {
        var proxiesAreNamed = settings.TrustedProxies.Count > 0;
        perMinute = AddressLimits.PerMinute(settings.Limits, proxiesAreNamed);
        atOnce = AddressLimits.AtOnce(proxiesAreNamed);
        all = PartitionedRateLimiter.CreateChained(perMinute, atOnce, running);
        this.turnedAway = turnedAway;
    }

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        RateLimitLease lease;
        try
        {
            lease = await all.AcquireAsync(context, cancellationToken: context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        using (lease)
        {
            await (lease.IsAcquired ? next(context) : turnedAway.AnswerAsync(context, lease));
        }
    }

    /// <summary>A chain does not dispose of its links.</summary>
    public async ValueTask DisposeAsync()
    {
        await all.DisposeAsync();
        await atOnce.DisposeAsync();
        await perMinute.DisposeAsync();
    }
}
