using System.Collections.Frozen;
using System.Threading.RateLimiting;

namespace PuyangFabu.Hosting.Limits;

/// <summary>
/// Lets only so many requests of each kind run at once, and a few more wait: whatever citizens and operators ask for, processors and
/// memory are left for WeChat's messages, which do not pass here.
/// </summary>
public sealed class RunningRequests : PartitionedRateLimiter<HttpContext>
{
    public const int FilesAtOnce = 1000;
    public const int LivesAtOnce = 1000;
    public const int SignInsAtOnce = 256;

    /// <summary>Browsers and people have lost patience by then; what they asked for would be made for nobody.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FrozenDictionary<RequestKind, ConcurrencyLimiter> limiters;
    private readonly TimeProvider clock;

    public RunningRequests(LimitsOptions options, TimeProvider clock)
    {
        this.clock = clock;
        Bounds = new Dictionary<RequestKind, (int, int)>
        {
            [RequestKind.Page] = (options.PagesAtOnce, options.Waiting),
            [RequestKind.Search] = (options.SearchesAtOnce, options.Waiting),
            [RequestKind.Form] = (options.FormsAtOnce, options.Waiting),
            // Who signs in stands in the line for the passwords, which says itself when it is full.
            [RequestKind.SignIn] = (SignInsAtOnce, 0),
            [RequestKind.Console] = (options.ConsoleAtOnce, options.Waiting),
            [RequestKind.Api] = (options.ApiAtOnce, options.Waiting),
            [RequestKind.File] = (FilesAtOnce, 0),
            [RequestKind.Live] = (LivesAtOnce, 0),
        };
        limiters = Bounds.ToFrozenDictionary(
            static kind => kind.Key, static kind => new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = kind.Value.Running, QueueLimit = kind.Value.Waiting }));
    }

    /// <summary>By kind, how many run at most, and how many wait at most.</summary>
    public IReadOnlyDictionary<RequestKind, (int Running, int Waiting)> Bounds { get; }

    public long Running(RequestKind kind) => Bounds[kind].Running - limiters[kind].GetStatistics()!.CurrentAvailablePermits;

    public long Waiting(RequestKind kind) => limiters[kind].GetStatistics()!.CurrentQueuedCount;

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => LimiterOf(resource)?.GetStatistics();

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) =>
        LimiterOf(resource) is not { } limiter ? Lease.Free
        : limiter.AttemptAcquire(permitCount) is { IsAcquired: true } lease ? lease
        : Lease.Full;

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
        LimiterOf(resource) is not { } limiter ? ValueTask.FromResult<RateLimitLease>(Lease.Free)
        : limiter.AttemptAcquire(permitCount) is { IsAcquired: true } lease ? ValueTask.FromResult(lease)
        : WaitAsync(limiter, permitCount, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var limiter in limiters.Values)
            {
                limiter.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private async ValueTask<RateLimitLease> WaitAsync(ConcurrencyLimiter limiter, int permitCount, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await limiter.AcquireAsync(permitCount, either.Token) is { IsAcquired: true } lease ? lease : Lease.Full;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Lease.Full;
        }
    }

    private ConcurrencyLimiter? LimiterOf(HttpContext context) => limiters.GetValueOrDefault(RequestSorting.KindOf(context.Request));

    /// <summary>What holds nothing: for requests that are not limited, and for those that found no place.</summary>
    internal sealed class Lease(bool acquired) : RateLimitLease
    {
        public static Lease Free { get; } = new(acquired: true);

        public static Lease Full { get; } = new(acquired: false);

        public override bool IsAcquired => acquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
