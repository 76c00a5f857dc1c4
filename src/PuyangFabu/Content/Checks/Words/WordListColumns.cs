using System.Collections.Frozen;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>The columns of a list file and the words in them, in Chinese and in English.</summary>
internal static class WordListColumns
{
    public const string Kind = "kind";
    public const string Words = "words";
    public const string Severity = "severity";
    public const string Suggestion = "suggestion";
    public const string Contexts = "contexts";
    public const string Enabled = "enabled";

    public static readonly string[] All = [Kind, Words, Severity, Suggestion, Contexts, Enabled];

    private static readonly FrozenDictionary<string, string> Headings = Table(
        ("kind", Kind), ("类型", Kind), ("words", Words), ("词语", Words), ("词", Words), ("severity", Severity), ("级别", Severity),
        ("suggestion", Suggestion), ("建议", Suggestion), ("contexts", Contexts), ("例外", Contexts), ("enabled", Enabled), ("启用", Enabled));

    private static readonly FrozenDictionary<string, string> Kinds = Table(
        ("", WordRuleKind.Exact), ("exact", WordRuleKind.Exact), ("精确", WordRuleKind.Exact), ("pattern", WordRuleKind.Pattern), ("正则", WordRuleKind.Pattern),
        ("together", WordRuleKind.Together), ("同现", WordRuleKind.Together), ("order", WordRuleKind.Order), ("顺序", WordRuleKind.Order));

    private static readonly FrozenDictionary<string, string> Severities = Table(
        ("block", FindingSeverity.Block), ("禁发", FindingSeverity.Block), ("confirm", FindingSeverity.Confirm), ("须复核", FindingSeverity.Confirm),
        ("hint", FindingSeverity.Hint), ("提示", FindingSeverity.Hint));

    private static readonly FrozenDictionary<string, string> Flags = Table(
        ("", "true"), ("true", "true"), ("是", "true"), ("1", "true"), ("false", "false"), ("否", "false"), ("0", "false"));

    public static string? Heading(string text) => Headings.GetValueOrDefault(text.Trim());

    public static string? KindOf(string text) => Kinds.GetValueOrDefault(text.Trim());

    public static string? SeverityOf(string text) => Severities.GetValueOrDefault(text.Trim());

    public static bool? FlagOf(string text) => Flags.GetValueOrDefault(text.Trim()) is { } flag ? flag == "true" : null;

    private static FrozenDictionary<string, string> Table(params (string Written, string Means)[] rows) =>
        rows.ToFrozenDictionary(static row => row.Written, static row => row.Means, StringComparer.OrdinalIgnoreCase);
}
