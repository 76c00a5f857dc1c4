using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>A rule made ready: its words folded as texts are, its pattern compiled.</summary>
internal sealed class CompiledWordRule
{
    public CompiledWordRule(WordRule rule)
    {
        Rule = rule;
        Written = rule.WordList;
        Words = rule.Kind == WordRuleKind.Pattern ? [] : [.. Written.Select(Fold)];
        Pattern = rule.Kind == WordRuleKind.Pattern ? WordPattern.Compile(rule.Words) : null;
        contexts = [.. rule.ContextList.Select(Fold)];
    }

    private readonly string[] contexts;

    public WordRule Rule { get; }

    /// <summary>As its owner wrote them.</summary>
    public IReadOnlyList<string> Written { get; }

    public IReadOnlyList<string> Words { get; }

    public Regex? Pattern { get; }

    /// <summary>True when a hit in a folded text stands inside one of the phrases in which it is allowed.</summary>
    public bool Allows(string text, TextSpan hit) => Array.Exists(contexts, context => Covers(context, text, hit));

    public TextFinding At(CheckedField field, TextSpan span, string message) => field.At(
        span,
        $"{CheckRules.Words}:{Rule.ListName}",
        Rule.Severity,
        $"{message}（词表“{Rule.ListName}”）。",
        Rule.Suggestion.Length > 0 ? $"建议改为：{Rule.Suggestion}" : Rule.Severity == FindingSeverity.Block ? "请删除或改写。" : "请核对这处表述。");

    private static string Fold(string word) => FoldedText.Of(word).Text.Trim();

    private static bool Covers(string context, string text, TextSpan hit)
    {
        // Only where the phrase can reach both ends of the hit.
        var from = Math.Max(0, hit.End - context.Length);
        var to = Math.Min(text.Length, hit.Start + context.Length);
        return from <= hit.Start && to - from >= context.Length && text.AsSpan(from, to - from).IndexOf(context, StringComparison.Ordinal) >= 0;
    }
}
