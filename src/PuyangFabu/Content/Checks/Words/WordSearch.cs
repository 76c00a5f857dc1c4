using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>What the word lists find in one text, gathered while its fields are read.</summary>
internal sealed class WordSearch
{
    /// <summary>A word used everywhere is named this often for each field, not a thousand times.</summary>
    public const int MostPlaces = 20;

    /// <summary>Patterns that were too slow, after which none is tried any more: one list must not stop the others' work.</summary>
    private const int MostSlow = 5;

    private readonly List<TextFinding> findings = [];
    private int slow;
    private readonly Dictionary<(CompiledWordRule Rule, int Position, CheckedField Field), int> counts = [];

    /// <summary>Where each word of the rules about several words stands first, by field in reading order.</summary>
    private readonly Dictionary<CompiledWordRule, List<(CheckedField Field, int Position, TextSpan Span)>> firsts = [];

    public void Add(CheckedField field, CompiledWordRule rule, int position, TextSpan span)
    {
        var count = counts[(rule, position, field)] = counts.GetValueOrDefault((rule, position, field)) + 1;
        if (rule.Rule.Kind == WordRuleKind.Exact)
        {
            Report(field, rule, span, count, rule.Written[position]);
        }
        else if (count == 1)
        {
            if (!firsts.TryGetValue(rule, out var places))
            {
                firsts[rule] = places = [];
            }

            places.Add((field, position, span));
        }
    }

    public void Match(CheckedField field, CompiledWordRule rule)
    {
        if (slow == MostSlow)
        {
            Report(field, rule);
            return;
        }

        try
        {
            var count = 0;
            foreach (var match in rule.Pattern!.EnumerateMatches(field.Folded.Text))
            {
                var span = new TextSpan(match.Index, match.Length);
                if (match.Length > 0 && !rule.Allows(field.Folded.Text, span) && !Report(field, rule, span, ++count, field.Folded.Text.Substring(span.Start, Math.Min(span.Length, 20))))
                {
                    return;
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            slow++;
            Report(field, rule);
        }
    }

    public IEnumerable<TextFinding> Findings(IEnumerable<CompiledWordRule> together, IEnumerable<CompiledWordRule> orders) =>
        [.. findings, .. together.Select(Lonely).OfType<TextFinding>(), .. orders.SelectMany(Disordered)];

    // What could not be looked at must not pass for clean.
    private void Report(CheckedField field, CompiledWordRule rule) => findings.Add(field.Whole(
        $"{CheckRules.Words}:{rule.Rule.ListName}",
        FindingSeverity.Confirm,
        $"词表“{rule.Rule.ListName}”的正则“{rule.Rule.Words}”太慢，{field.Label}没有查完。",
        "请人工核对，并请词表的维护人改写这条正则。"));

    private bool Report(CheckedField field, CompiledWordRule rule, TextSpan span, int count, string word)
    {
        if (count <= MostPlaces)
        {
            findings.Add(rule.At(field, span, $"{field.Label}中有{NameOf(rule.Rule.Severity)}“{word}”"));
        }

        return count < MostPlaces;
    }

    private TextFinding? Lonely(CompiledWordRule rule)
    {
        if (firsts.GetValueOrDefault(rule) is not { } places || places.FindIndex(static place => place.Position == 0) is not (>= 0 and var first))
        {
            return null;
        }

        var missing = Enumerable.Range(1, rule.Words.Count - 1)
            .Where(position => !places.Exists(place => place.Position == position))
            .Select(position => $"“{rule.Written[position]}”")
            .ToArray();
        return missing.Length == 0 ? null
            : rule.At(places[first].Field, places[first].Span, $"出现“{rule.Written[0]}”，但没有出现{string.Join('、', missing)}");
    }

    /// <summary>One finding a field: the first word that stands behind one it should precede.</summary>
    private IEnumerable<TextFinding> Disordered(CompiledWordRule rule)
    {
        foreach (var field in (firsts.GetValueOrDefault(rule) ?? []).GroupBy(static place => place.Field))
        {
            var latest = -1;
            foreach (var (_, position, span) in field.OrderBy(static place => place.Span.Start))
            {
                if (position < latest)
                {
                    yield return rule.At(field.Key, span, $"“{rule.Written[position]}”应排在“{rule.Written[latest]}”前面");
                    break;
                }

                latest = position;
            }
        }
    }

    private static string NameOf(string severity) => severity switch
    {
        FindingSeverity.Block => "禁用的表述",
        FindingSeverity.Confirm => "须复核的表述",
        _ => "需要留意的表述",
    };
}
