using PuyangFabu.Content.Checks.Links;
using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Checks;

/// <summary>The checks before a text is published (发布前检查), to be run when it is submitted and again before the last signature.</summary>
public sealed class Preflight(CheckList checks, LinkCheck links, PublisherOptions site, PublicUrls urls, TimeProvider clock)
{
    /// <summary>More than anyone reads; the gravest are kept.</summary>
    public const int MostFindings = 500;

    /// <summary>Works offline.</summary>
    /// <returns>The gravest first, then in the order of the checks and of the text.</returns>
    public IReadOnlyList<TextFinding> Check(CheckedText text) => Sorted(Open(text), []);

    /// <summary>Also asks whether the text's links answer, for a few seconds at most.</summary>
    public async Task<IReadOnlyList<TextFinding>> CheckWithLinksAsync(CheckedText text, CancellationToken cancellation)
    {
        var document = Open(text);
        return Sorted(document, await links.CheckAsync(document, cancellation));
    }

    private CheckedDocument Open(CheckedText text) => new(text, new CheckContext
    {
        NowMs = clock.NowMs(),
        PublicBase = urls.Base,
        OwnNames = [.. new[] { site.Name, site.Organiser, site.Operator }.Where(static name => name.Length > 0)],
    });

    private TextFinding[] Sorted(CheckedDocument document, IEnumerable<TextFinding> fromLinks)
    {
        var found = checks.All.SelectMany(check => check.Check(document)).Concat(fromLinks)
            .OrderBy(static finding => FindingSeverity.RankOf(finding.Severity))
            .ToArray();
        return found.Length <= MostFindings ? found : [.. found[..MostFindings], Rest(found.AsSpan(MostFindings))];
    }

    // Weighs as much as the gravest one it stands for, so that nothing slips through by being one of many.
    private static TextFinding Rest(ReadOnlySpan<TextFinding> left) => new()
    {
        Rule = CheckRules.More,
        Severity = left[0].Severity,
        Field = CheckedFieldNames.Body,
        Message = $"还有 {left.Length} 处没有列出。",
        Suggestion = "请先处理列出的各处，再重新检查。",
    };
}

/// <summary>What the checks must know beside the text.</summary>
public sealed record CheckContext
{
    public required long NowMs { get; init; }

    /// <summary>Base of this site's own addresses.</summary>
    public required Uri PublicBase { get; init; }

    /// <summary>Names under which we are the source ourselves.</summary>
    public required IReadOnlyList<string> OwnNames { get; init; }
}
