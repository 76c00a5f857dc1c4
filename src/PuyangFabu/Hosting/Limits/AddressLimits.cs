using System.Threading.RateLimiting;

namespace PuyangFabu.Hosting.Limits;

/// <summary>What one address may take: so many requests of a kind in a minute, and so many at once of those that a slow line holds open.</summary>
internal static class AddressLimits
{
    // A browser opens six lines; behind one address of a provider many people load files at once.
    private const int FilesAtOnce = 200;
    private const int FormsAtOnce = 8;
    private const int LivesAtOnce = 500;

    private static readonly (RequestKind, int) Nobody = (RequestKind.Free, 0);

    /// <summary>A bucket for each address that holds a minute's requests and fills up evenly.</summary>
    public static PartitionedRateLimiter<HttpContext> PerMinute(LimitsOptions options, bool proxiesAreNamed)
    {
        var granted = new Dictionary<RequestKind, int>
        {
            [RequestKind.Page] = options.PagesPerMinute,
            [RequestKind.File] = options.FilesPerMinute,
            [RequestKind.Search] = options.SearchesPerMinute,
            [RequestKind.Form] = options.FormsPerMinute,
            [RequestKind.SignIn] = options.SignInsPerMinute,
            [RequestKind.Console] = options.ConsolePerMinute,
            [RequestKind.Api] = options.ApiPerMinute,
        };
        var buckets = granted.Where(static kind => kind.Value > 0).ToDictionary(static kind => kind.Key, static kind => BucketOf(kind.Value));
        return PartitionedRateLimiter.Create<HttpContext, (RequestKind Kind, int Place)>(context =>
            RequestSorting.KindOf(context.Request) is var kind && buckets.ContainsKey(kind) && CountedAddress.PlaceOf(context, proxiesAreNamed) is { } place
                ? RateLimitPartition.GetTokenBucketLimiter((kind, place), key => buckets[key.kind])
                : RateLimitPartition.GetNoLimiter(Nobody));
    }

    /// <summary>Keeps one address from holding all places of a kind by being slow.</summary>
    public static PartitionedRateLimiter<HttpContext> AtOnce(bool proxiesAreNamed) => PartitionedRateLimiter.Create<HttpContext, (RequestKind Kind, int Place)>(context =>
        RequestSorting.KindOf(context.Request) is var kind && MostAtOnce(kind) > 0 && CountedAddress.PlaceOf(context, proxiesAreNamed) is { } place
            ? RateLimitPartition.GetConcurrencyLimiter((kind, place), static key => new ConcurrencyLimiterOptions { PermitLimit = MostAtOnce(key.kind) })
            : RateLimitPartition.GetNoLimiter(Nobody));

    private static int MostAtOnce(RequestKind kind) => kind switch
    {
        RequestKind.File => FilesAtOnce,
        RequestKind.Form => FormsAtOnce,
        RequestKind.Live => LivesAtOnce,
        _ => 0,
    };

    private static TokenBucketRateLimiterOptions BucketOf(int perMinute)
    {
        var tokens = Math.Max(1, perMinute / 60);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) * tokens / perMinute,
        };
    }
}
