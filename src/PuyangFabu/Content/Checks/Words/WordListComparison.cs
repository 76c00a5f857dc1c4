using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>What a list that takes the place of another one changes. A line is the same one when it looks for the same words in the same way.</summary>
internal static class WordListComparison
{
    public static TablePreview Of(string seen, IReadOnlyList<WordRule> before, IReadOnlyList<WordRule> after)
    {
        var left = before.GroupBy(KeyOf).ToDictionary(static same => same.Key, static same => new Queue<WordRule>(same));
        var changes = new List<TableChange>();
        var unchanged = 0;
        foreach (var rule in after)
        {
            if (!left.TryGetValue(KeyOf(rule), out var same) || !same.TryDequeue(out var stored))
            {
                changes.Add(new TableChange(TableChangeKind.Added, null, NameOf(rule), Told(rule)));
            }
            else if (stored.Mark != rule.Mark)
            {
                changes.Add(new TableChange(TableChangeKind.Changed, null, NameOf(rule), string.Join('；', Differences(stored, rule))));
            }
            else
            {
                unchanged++;
            }
        }

        changes.AddRange(left.Values.SelectMany(static gone => gone).Select(static rule => new TableChange(TableChangeKind.Removed, null, NameOf(rule), Told(rule))));
        return new TablePreview { Seen = seen, Changes = changes, Unchanged = unchanged };
    }

    private static (string Kind, string Words) KeyOf(WordRule rule) => (rule.Kind, rule.Words);

    private static string NameOf(WordRule rule) => rule.Words.Replace('\n', '、');

    private static IEnumerable<string> Differences(WordRule before, WordRule after)
    {
        if (before.Severity != after.Severity)
        {
            yield return $"级别：{NameOf(before.Severity)} → {NameOf(after.Severity)}";
        }

        if (before.Suggestion != after.Suggestion)
        {
            yield return $"建议：{Shown(before.Suggestion)} → {Shown(after.Suggestion)}";
        }

        if (before.Contexts != after.Contexts)
        {
            yield return $"例外：{Shown(before.Contexts)} → {Shown(after.Contexts)}";
        }

        if (before.Enabled != after.Enabled)
        {
            yield return after.Enabled ? "启用" : "停用";
        }
    }

    // All that the line says beside its words.
    private static string Told(WordRule rule) => string.Join('；', new[]
    {
        $"级别：{NameOf(rule.Severity)}",
        rule.Suggestion.Length > 0 ? $"建议：{rule.Suggestion}" : null,
        rule.Contexts.Length > 0 ? $"例外：{Shown(rule.Contexts)}" : null,
        rule.Enabled ? null : "停用",
    }.OfType<string>());

    private static string Shown(string text) => text.Length == 0 ? "（空）" : text.Replace('\n', '、');

    private static string NameOf(string severity) => severity switch
    {
        FindingSeverity.Block => "禁发",
        FindingSeverity.Confirm => "须复核",
        _ => "提示",
    };
}
