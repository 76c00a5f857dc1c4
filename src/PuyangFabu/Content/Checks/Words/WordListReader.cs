using PuyangFabu.Content.Tables;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>Reads a list file. One bad line, and nothing of the file counts: half a list would look like a whole one.</summary>
public static class WordListReader
{
    public const int MostRules = 200_000;

    /// <summary>Each reads the whole text; words are found all at once.</summary>
    public const int MostPatterns = 500;

    /// <summary>Enough to mend a file with; a wrong file would name every line.</summary>
    private const int MostProblems = 50;

    /// <summary>Why so many rules are too many; null when they are not.</summary>
    internal static string? LimitReason(IReadOnlyList<WordRule> rules) =>
        rules.Count > MostRules ? $"词太多，一个词表最多 {MostRules} 行"
        : rules.Count(static rule => rule.Kind == WordRuleKind.Pattern) > MostPatterns ? $"正则太多，一个词表最多 {MostPatterns} 行"
        : null;

    /// <param name="bytes">See <see cref="TableReader"/>.</param>
    public static ParsedWordList Read(ReadOnlySpan<byte> bytes) => Read(TableReader.Read(bytes));

    public static ParsedWordList Read(TableFile file)
    {
        if (file.Rows is not [var headings, ..])
        {
            return file.Broken is { } broken
                ? new ParsedWordList([], [broken])
                : ParsedWordList.Refused("文件是空的；第一行应为列名，如 kind,words,severity,suggestion,contexts,enabled。");
        }

        // A spreadsheet has cells where nobody wrote any.
        string[] written = [.. headings.Cells.Reverse().SkipWhile(static cell => cell.Length == 0).Reverse()];
        var columns = Array.ConvertAll(written, WordListColumns.Heading);
        if (HeadingProblem(columns, written) is { } problem)
        {
            return new ParsedWordList([], [new TableProblem(headings.Line, problem)]);
        }

        var rules = new List<WordRule>();
        var problems = new List<TableProblem>();
        foreach (var row in file.Rows.Skip(1).TakeWhile(_ => problems.Count < MostProblems))
        {
            ReadRow(columns, row, rules, problems);
        }

        if (file.Broken is { } end && problems.Count < MostProblems)
        {
            problems.Add(end);
        }

        return problems.Count > 0 ? new ParsedWordList([], problems)
            : rules.Count == 0 ? ParsedWordList.Refused("文件里没有词；要清空请删除这个词表。")
            : new ParsedWordList(rules, []);
    }

    private static string? HeadingProblem(string?[] columns, string[] written)
    {
        var unknown = Array.FindIndex(columns, static column => column is null);
        return unknown >= 0 ? $"不认识的列名“{written[unknown]}”；可用：{string.Join('、', WordListColumns.All)}"
            : columns.Distinct().Count() < columns.Length ? "同一列写了两次"
            : !columns.Contains(WordListColumns.Words) ? "缺少 words（词语）列"
            : !columns.Contains(WordListColumns.Severity) ? "缺少 severity（级别）列"
            : null;
    }

    private static void ReadRow(string?[] columns, TableRow row, List<WordRule> rules, List<TableProblem> problems)
    {
        var (line, cells) = (row.Line, row.Cells);
        if (cells.Skip(columns.Length).Any(static cell => cell.Length > 0))
        {
            problems.Add(new TableProblem(line, $"有 {cells.Count} 列，比列名多；含逗号的内容请加引号"));
            return;
        }

        string Cell(string column) => Array.IndexOf(columns, column) is >= 0 and var index && index < cells.Count ? cells[index] : "";
        var (rule, reason) = WordRuleCheck.Read(Cell);
        if (rule is null)
        {
            problems.Add(new TableProblem(line, reason));
        }
        else if (rules.Count == MostRules)
        {
            problems.Add(new TableProblem(line, $"词太多，一个词表最多 {MostRules} 行"));
        }
        else if (rule.Kind == WordRuleKind.Pattern && rules.Count(static other => other.Kind == WordRuleKind.Pattern) == MostPatterns)
        {
            problems.Add(new TableProblem(line, $"正则太多，一个词表最多 {MostPatterns} 行"));
        }
        else
        {
            rules.Add(rule);
        }
    }
}
