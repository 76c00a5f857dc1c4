using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Links;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.OutgoingHttp;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.CitizenServices.Links;

/// <summary>
/// Tries the addresses of services each night, one after the other and few at a time, and new ones within minutes. What fails is tried again
/// after an hour, and named when it fails again. Private addresses are refused as everywhere.
/// </summary>
public sealed partial class ServiceLinkWatch : IDueWork, IDisposable
{
    private const int Together = 10;

    /// <summary>When the neighbours have least to do, in China.</summary>
    private static readonly TimeSpan Night = TimeSpan.FromHours(3);

    private static readonly TimeSpan Again = TimeSpan.FromHours(1);
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(5);

    private readonly CitizenServiceStore services;
    private readonly ServiceLinkStore links;
    private readonly ChecksOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<ServiceLinkWatch> logger;
    private readonly HttpClient http;

    public ServiceLinkWatch(CitizenServiceStore services, ServiceLinkStore links, ChecksOptions options, TimeProvider clock, ILogger<ServiceLinkWatch> logger)
    {
        (this.services, this.links, this.options, this.clock, this.logger) = (services, links, options, clock, logger);
        http = GuardedHttp.Create(options.AllowPrivateLinks);
    }

    public string Name => "便民服务网址的检查";

    public TimeSpan Interval { get; } = TimeSpan.FromMinutes(10);

    public void Dispose() => http.Dispose();

    public async Task<long?> StepAsync(CancellationToken cancellation)
    {
        if (!options.Links)
        {
            return null;
        }

        var nowMs = clock.NowMs();
        var known = (await links.ListAsync(cancellation)).ToDictionary(static link => link.ServiceId);
        var tried = (await services.ListAsync(cancellation)).Where(service => service.Url.Length > 0 && service.IsShownAt(nowMs)).ToList();
        if (known.Keys.Except(tried.Select(static service => service.Id)).Any())
        {
            await links.KeepAsync([.. tried.Select(static service => service.Id)], cancellation);
        }

        var due = tried.Where(service => IsDue(service, known.GetValueOrDefault(service.Id), nowMs)).ToList();
        var probe = new LinkProbe(http, Each);
        foreach (var service in due.Take(Together))
        {
            if (await links.ClaimAsync(service.Id, service.Url, known.GetValueOrDefault(service.Id), nowMs, cancellation))
            {
                await links.EndAsync(service.Id, service.Url, await ProblemAsync(probe, service, cancellation), nowMs, cancellation);
            }
        }

        return due.Count > Together ? nowMs + 1000 : null;
    }

    private static bool IsDue(CitizenService service, ServiceLink? known, long nowMs) =>
        known is null || known.Url != service.Url || known.CheckedMs < LastNight(nowMs) || (known.Failures > 0 && nowMs - known.CheckedMs >= Again.TotalMilliseconds && !known.IsDead);

    private static long LastNight(long nowMs)
    {
        var now = UnixMilliseconds.ToChinaTime(nowMs);
        var night = new DateTimeOffset(now.Date, now.Offset) + Night;
        return (night <= now ? night : night.AddDays(-1)).ToUnixTimeMilliseconds();
    }

    private async Task<string> ProblemAsync(LinkProbe probe, CitizenService service, CancellationToken cancellation)
    {
        try
        {
            // Who keeps programs out may well let people in.
            return Uri.TryCreate(service.Url, UriKind.Absolute, out var url) && await probe.ReasonAsync(url, cancellation) is { } reason && !reason.StartsWith(LinkProbe.KeptOut, StringComparison.Ordinal)
                ? reason
                : "";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // An answer that HTTP itself cannot make sense of.
            LogFailed(failure, service.Id);
            return "对方的答复读不懂";
        }
    }

    [LoggerMessage(LogLevel.Information, "便民服务 {Id} 的网址没有检查成")]
    private partial void LogFailed(Exception failure, long id);
}
