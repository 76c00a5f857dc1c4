using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>Writes a list as a file that reads back as the same list.</summary>
public static class WordListWriter
{
    public static byte[] Write(IEnumerable<WordRule> rules) => TableOf(rules).ToCsv();

    public static TableContent TableOf(IEnumerable<WordRule> rules) => new(WordListColumns.All, rules.Select(static IReadOnlyList<string> (rule) =>
        [rule.Kind, rule.Words.Replace('\n', '|'), rule.Severity, rule.Suggestion, rule.Contexts.Replace('\n', '|'), rule.Enabled ? "true" : "false"]));
}
