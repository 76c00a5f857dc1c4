using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>Makes a rule of the cells of a line, or says why it is none.</summary>
internal static class WordRuleCheck
{
    private const char Separator = '|';
    private const int LongestWord = 200;
    private const int LongestPattern = 500;
    private const int LongestSuggestion = 200;
    private const int MostWords = 100;

    /// <param name="cell">The text of a column, empty where there is none.</param>
    public static (WordRule? Rule, string Reason) Read(Func<string, string> cell)
    {
        var (kind, severity, enabled) = (WordListColumns.KindOf(cell(WordListColumns.Kind)), WordListColumns.SeverityOf(cell(WordListColumns.Severity)), WordListColumns.FlagOf(cell(WordListColumns.Enabled)));
        var words = kind == WordRuleKind.Pattern ? [cell(WordListColumns.Words).Trim()] : Parts(cell(WordListColumns.Words));
        var contexts = Parts(cell(WordListColumns.Contexts));
        var suggestion = cell(WordListColumns.Suggestion).Trim();
        // All that is wrong with the line: whoever mends a file does not want to hear of it one by one.
        var reasons = new[]
        {
            kind is null ? $"类型“{cell(WordListColumns.Kind)}”应为精确、正则、同现或顺序" : null,
            severity is null ? $"级别“{cell(WordListColumns.Severity)}”应为禁发、须复核或提示" : null,
            enabled is null ? $"启用“{cell(WordListColumns.Enabled)}”应为是或否" : null,
            kind is null ? null : WordsReason(kind, words) ?? ContextsReason(kind, words, contexts),
            suggestion.Length > LongestSuggestion ? $"建议太长，最多 {LongestSuggestion} 字" : null,
        }.OfType<string>().ToList();
        return kind is null || severity is null || enabled is null || reasons.Count > 0
            ? (null, string.Join('；', reasons))
            : (new WordRule
            {
                Kind = kind,
                Words = string.Join('\n', words),
                Severity = severity,
                Suggestion = suggestion,
                Contexts = string.Join('\n', contexts),
                Enabled = enabled.Value,
            }, "");
    }

    private static string[] Parts(string text) =>
        [.. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static part => part.ReplaceLineEndings(" "))];

    private static string? WordsReason(string kind, string[] words)
    {
        if (words.Length == 0 || words[0].Length == 0)
        {
            return "没有写词";
        }

        if (kind == WordRuleKind.Pattern)
        {
            return words[0].Length > LongestPattern ? $"正则太长，最多 {LongestPattern} 个字符"
                : words[0].Contains('\n', StringComparison.Ordinal) ? "正则不能换行"
                : WordPattern.Problem(words[0]);
        }

        return words.Length > MostWords ? $"一行最多 {MostWords} 个词"
            : Array.Find(words, static word => word.Length > LongestWord) is { } longWord ? $"词“{longWord[..20]}…”太长，最多 {LongestWord} 字"
            : Array.Find(words, static word => Folded(word).Length == 0) is { } invisible ? $"词“{invisible}”里没有看得见的字"
            : kind is WordRuleKind.Together or WordRuleKind.Order && words.Length < 2 ? $"{(kind == WordRuleKind.Together ? "同现" : "顺序")}至少要两个词，用 | 隔开"
            : null;
    }

    private static string? ContextsReason(string kind, string[] words, string[] contexts) =>
        contexts.Length == 0 ? null
        : kind == WordRuleKind.Pattern ? null
        : Array.Find(contexts, context => !words.Any(word => Folded(context).Contains(Folded(word), StringComparison.Ordinal))) is { } stray
            ? $"例外“{stray}”里没有要查的词，不起作用"
            : null;

    private static string Folded(string word) => FoldedText.Of(word).Text.Trim();
}
