using System.IO.Compression;
using System.Net;
using PuyangFabu.Content.Checks.Links;
using PuyangFabu.Foundation.OutgoingHttp;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources.Fetching;

/// <summary>
/// Reads pages of sites as a guest does: what robots.txt allows, one request at a time for a host whichever node asks, nothing that was
/// not changed, and never longer or more than the settings say. Private addresses are refused, for redirects too.
/// </summary>
public sealed class PoliteFetch : IDisposable
{
    /// <summary>How robots.txt may call it.</summary>
    public const string Agent = "PuyangFabu";

    private const int MostRedirects = 5;
    private const int NotModified = (int)HttpStatusCode.NotModified;
    private const int TooManyRequests = (int)HttpStatusCode.TooManyRequests;
    private const int LongestMark = 512;

    /// <summary>As much as RFC 9309 wants to be read; what follows is left.</summary>
    private const int LongestRobots = 500 * 1024;
    private static readonly TimeSpan RobotsLast = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    private readonly SourceHostStore hosts;
    private readonly SourcesOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient http;

    public PoliteFetch(SourceHostStore hosts, SourcesOptions options, TimeProvider clock)
    {
        (this.hosts, this.options, this.clock) = (hosts, options, clock);
        http = GuardedHttp.Create(options.AllowPrivate, $"{Agent}/1.0", follows: false);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Asks for a page.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="etag">As the page was marked when it was last read; empty for a page in any case.</param>
    /// <param name="lastModified">The same of its time.</param>
    /// <returns>Null while somebody else asks this host something, or has just done so.</returns>
    public async Task<FetchedPage?> GetAsync(Uri address, string etag, string lastModified, CancellationToken cancellation)
    {
        var host = address.Authority.ToLowerInvariant();
        var leaseMs = clock.NowMs() + (2 * (long)options.Timeout.TotalMilliseconds) + 30_000;
        if (await hosts.ClaimAsync(host, clock.NowMs(), leaseMs, cancellation) is not { } taken)
        {
            return null;
        }

        var pauseMs = options.PauseMs;
        try
        {
            var (rules, problem) = await RobotsAsync(taken, address, cancellation);
            if (rules is null)
            {
                return problem;
            }

            pauseMs = Math.Max(pauseMs, (long)rules.Delay.TotalMilliseconds);
            return await AskAsync(address, rules, etag, lastModified, cancellation);
        }
        finally
        {
            // A stop is no reason to keep the host from the other nodes.
            await hosts.ReleaseAsync(host, leaseMs, clock.NowMs() + pauseMs, CancellationToken.None);
        }
    }

    private async Task<(RobotsRules? Rules, FetchedPage? Problem)> RobotsAsync(SourceHost host, Uri address, CancellationToken cancellation)
    {
        if (host.RobotsMs > 0 && clock.NowMs() - host.RobotsMs < RobotsLast.TotalMilliseconds)
        {
            return (RobotsRules.Parse(host.Robots, Agent), null);
        }

        var page = await AskAsync(new Uri(address, "/robots.txt"), rules: null, "", "", cancellation);

        // None is as good as one that allows everything; one that cannot be had now may forbid everything.
        var none = page.Status is >= 300 and < 500 and not TooManyRequests;
        if (page.Problem is not null && !none)
        {
            return (null, page.Status > 0 ? page with { Problem = $"网站的 robots.txt 取不到（{page.Status}），暂不读取" } : page);
        }

        var text = none ? "" : page.Text.Replace("\0", "", StringComparison.Ordinal);
        await hosts.SetRobotsAsync(host.Host, text, clock.NowMs(), cancellation);
        return (RobotsRules.Parse(text, Agent), null);
    }

    private async Task<FetchedPage> AskAsync(Uri address, RobotsRules? rules, string etag, string lastModified, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(options.Timeout);
        try
        {
            return await FollowAsync(address, rules, etag, lastModified, time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return FetchedPage.Failed($"{options.TimeoutSeconds} 秒内没有读完");
        }
        catch (HttpRequestException failure)
        {
            return FetchedPage.Failed(LinkProbe.ReasonOf(failure));
        }
        catch (Exception strange) when (strange is IOException or InvalidDataException or UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return FetchedPage.Failed("对方的答复读不懂");
        }
    }

    private async Task<FetchedPage> FollowAsync(Uri address, RobotsRules? rules, string etag, string lastModified, CancellationToken cancellation)
    {
        var (target, movedTo, status) = (address, "", 0);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (rules?.Allows(target.PathAndQuery) == false)
            {
                return FetchedPage.Failed("网站的 robots.txt 不让程序读这一页");
            }

            using var request = RequestOf(target, etag, lastModified);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            status = (int)response.StatusCode;
            if (status is < 300 or >= 400 or NotModified || response.Headers.Location is not { } location)
            {
                return await AnswerAsync(response, target, movedTo, isRobots: rules is null, cancellation);
            }

            var next = new Uri(target, location);
            if (next.Scheme is not ("http" or "https"))
            {
                return FetchedPage.Failed(LinkProbe.StrangeRedirect, status);
            }

            // Whether another site is still the same unit's is for a person to say. A robots.txt counts wherever it lies (RFC 9309, 2.3.1.2).
            if (rules is not null && !string.Equals(next.Authority, target.Authority, StringComparison.OrdinalIgnoreCase))
            {
                return FetchedPage.Failed($"转到了另一个网站（{next.Host}），请核对后改地址", status) with { MovedTo = Short(next.AbsoluteUri) };
            }

            movedTo = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect ? Short(next.AbsoluteUri) : movedTo;
            target = next;
        }

        return FetchedPage.Failed("一直在跳转", status);
    }

    private static HttpRequestMessage RequestOf(Uri target, string etag, string lastModified)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (etag.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (lastModified.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        }

        return request;
    }

    private async Task<FetchedPage> AnswerAsync(HttpResponseMessage response, Uri address, string movedTo, bool isRobots, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new FetchedPage { NotModified = true, Status = status, Address = address, MovedTo = movedTo };
        }

        if (LinkProbe.IsBad(response.StatusCode))
        {
            return FetchedPage.Failed(LinkProbe.ReasonOf(response.StatusCode), status) with { RetryAfter = RetryAfterOf(response), MovedTo = movedTo };
        }

        await using var sent = await response.Content.ReadAsStreamAsync(cancellation);
        await using var unpacked = Unpacked(sent, response.Content.Headers.ContentEncoding);
        var bytes = await ReadAsync(unpacked, isRobots ? LongestRobots : options.MaxBytes, cancellation);
        if (bytes.IsCut && !isRobots)
        {
            return FetchedPage.Failed($"太大，超过 {options.MaxKilobytes} KB，没有读", status);
        }

        return new FetchedPage
        {
            Status = status,
            Text = PageText.Of(bytes.IsCut ? WholeLines(bytes.Read) : bytes.Read, response.Content.Headers.ContentType?.CharSet),
            Address = address,
            MovedTo = movedTo,
            Etag = MarkOf(response.Headers.TryGetValues("ETag", out var etags) ? etags : []),
            LastModified = MarkOf(response.Content.Headers.TryGetValues("Last-Modified", out var times) ? times : []),
        };
    }

    // Counted as it comes out: what unpacks without end is left as soon as it is too much.
    private static async Task<(byte[] Read, bool IsCut)> ReadAsync(Stream stream, int most, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var count = await stream.ReadAsync(buffer, cancellation); count > 0; count = await stream.ReadAsync(buffer, cancellation))
        {
            var fits = (int)Math.Min(count, most - kept.Length);
            kept.Write(buffer, 0, fits);
            if (fits < count)
            {
                return (kept.ToArray(), true);
            }
        }

        return (kept.ToArray(), false);
    }

    // Half a rule forbids more than was meant, and half a character makes another encoding of the whole.
    private static byte[] WholeLines(byte[] bytes) => bytes[..(bytes.AsSpan().LastIndexOfAny((byte)'\r', (byte)'\n') + 1)];

    private static Stream Unpacked(Stream sent, ICollection<string> encodings) => encodings.Count == 0 ? sent : encodings.First().ToLowerInvariant() switch
    {
        _ when encodings.Count > 1 => throw new NotSupportedException(),
        "gzip" or "x-gzip" => new GZipStream(sent, CompressionMode.Decompress),
        "deflate" => new ZLibStream(sent, CompressionMode.Decompress),
        "br" => new BrotliStream(sent, CompressionMode.Decompress),
        "identity" or "" => sent,
        _ => throw new NotSupportedException(),
    };

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Within(delta),
        { Date: { } date } => Within(date - clock.GetUtcNow()),
        _ => null,
    };

    private static TimeSpan Within(TimeSpan wanted) => wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted > LongestRetry ? LongestRetry : wanted;

    private static string MarkOf(IEnumerable<string> values) => values.FirstOrDefault() is { Length: <= LongestMark } mark && !mark.Any(char.IsControl) ? mark : "";

    private static string Short(string address) => address.Length <= 1024 ? address : "";
}
