using System.Collections.Concurrent;
using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.OutgoingHttp;

namespace PuyangFabu.Content.Checks.Links;

/// <summary>Tries whether the links of a text answer. Whatever happens is at most a hint: a slow neighbour must not hold up the news.</summary>
public sealed partial class LinkCheck : IDisposable
{
    private const string Advice = "请核对网址；链接失效的请更换或删去。";

    private readonly ChecksOptions options;
    private readonly LinkLimits limits;
    private readonly ILogger<LinkCheck> logger;
    private readonly HttpClient http;

    public LinkCheck(ChecksOptions options, ILogger<LinkCheck> logger)
        : this(options, new LinkLimits(), logger)
    {
    }

    internal LinkCheck(ChecksOptions options, LinkLimits limits, ILogger<LinkCheck> logger)
    {
        this.options = options;
        this.limits = limits;
        this.logger = logger;
        http = GuardedHttp.Create(options.AllowPrivateLinks);
    }

    public void Dispose() => http.Dispose();

    internal async Task<IReadOnlyList<TextFinding>> CheckAsync(CheckedDocument document, CancellationToken cancellation)
    {
        if (!options.Links)
        {
            return [];
        }

        var links = LinkFinder.Of(document);
        var tried = links.Take(limits.Most).ToArray();
        var reasons = await ReasonsAsync(tried, cancellation);
        var findings = tried.Where(reasons.ContainsKey).Where(link => reasons[link] is not null)
            .Select(link => FindingOf(link, $"链接{reasons[link]}。", Advice)).ToList();
        var untried = links.Count - tried.Count(reasons.ContainsKey);
        if (untried > 0)
        {
            findings.Add(FindingOf(links.First(link => !reasons.ContainsKey(link)), $"从这个链接起，有 {untried} 个链接没有来得及检查。", "请自行点开看一看。"));
        }

        return findings;
    }

    private async Task<ConcurrentDictionary<TextLink, string?>> ReasonsAsync(TextLink[] links, CancellationToken cancellation)
    {
        var reasons = new ConcurrentDictionary<TextLink, string?>();
        var probe = new LinkProbe(http, limits.Each);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limits.All);
        try
        {
            await Parallel.ForEachAsync(
                links,
                new ParallelOptions { MaxDegreeOfParallelism = limits.AtOnce, CancellationToken = time.Token },
                async (link, token) => reasons[link] = await probe.ReasonAsync(link.Target, token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogUnfinished(links.Length - reasons.Count);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // An answer that HTTP itself cannot make sense of; the links without a reason count as not looked at.
            LogFailed(failure);
        }

        return reasons;
    }

    private static TextFinding FindingOf(TextLink link, string message, string suggestion) => new()
    {
        Rule = CheckRules.Link,
        Severity = FindingSeverity.Hint,
        Field = link.Field,
        Place = new FindingPlace(link.Number, 0, 0),
        Excerpt = link.Shown,
        Message = message,
        Suggestion = suggestion,
    };

    [LoggerMessage(LogLevel.Information, "检查链接超时，{Count} 个没有结果")]
    private partial void LogUnfinished(int count);

    [LoggerMessage(LogLevel.Warning, "检查链接时出错")]
    private partial void LogFailed(Exception failure);
}

/// <summary>How much a look at the links of a text may cost.</summary>
internal sealed record LinkLimits
{
    public TimeSpan Each { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan All { get; init; } = TimeSpan.FromSeconds(5);

    public int Most { get; init; } = 20;

    public int AtOnce { get; init; } = 4;
}
