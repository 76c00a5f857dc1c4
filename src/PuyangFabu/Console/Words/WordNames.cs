using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Words;

namespace PuyangFabu.Console.Words;

/// <summary>What people read for the words that files and the API use.</summary>
public static class WordNames
{
    public static IReadOnlyList<(string Value, string Name)> Kinds { get; } =
    [
        (WordRuleKind.Exact, "出现其中任何一个词"),
        (WordRuleKind.Together, "有第一个词，却缺了后面的词"),
        (WordRuleKind.Order, "几个词的先后写反了"),
        (WordRuleKind.Pattern, "符合正则表达式"),
    ];

    public static IReadOnlyList<(string Value, string Name)> Severities { get; } =
        [(FindingSeverity.Block, "禁发"), (FindingSeverity.Confirm, "须复核"), (FindingSeverity.Hint, "提示")];

    public static string Kind(string kind) => Of(Kinds, kind);

    public static string Severity(string severity) => Of(Severities, severity);

    private static string Of(IReadOnlyList<(string Value, string Name)> names, string value) => names.FirstOrDefault(name => name.Value == value).Name ?? value;
}
