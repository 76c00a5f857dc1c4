using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>Reads a list file. One bad line, and nothing of the file counts: half a list would look like a whole one.</summary>
public static class WordListReader
{
    public const int MostRules = 200_000;

    /// <summary>What a call may bring; hundreds of thousands of words.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Each reads the whole text; words are found all at once.</summary>
    public const int MostPatterns = 500;

    /// <summary>Enough to mend a file with; a wrong file would name every line.</summary>
    private const int MostProblems = 50;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        IgnoreBlankLines = true,
        DetectColumnCountChanges = false,
        BadDataFound = static _ => throw new FormatException("引号没有成对"),
    };

    /// <summary>Why so many rules are too many; null when they are not.</summary>
    internal static string? LimitReason(IReadOnlyList<WordRule> rules) =>
        rules.Count > MostRules ? $"词太多，一个词表最多 {MostRules} 行"
        : rules.Count(static rule => rule.Kind == WordRuleKind.Pattern) > MostPatterns ? $"正则太多，一个词表最多 {MostPatterns} 行"
        : null;

    /// <param name="bytes">UTF-8 with or without a byte order mark, or GB18030.</param>
    public static ParsedWordList Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return ParsedWordList.Refused($"文件太大（{bytes.Length} 字节，最多 {MaxBytes} 字节）。");
        }

        return Decode(bytes) is { } text
            ? Read(text)
            : ParsedWordList.Refused("文件不是 UTF-8 或 GB18030 编码的文字；请另存为“CSV UTF-8”。");
    }

    // Spreadsheets in China save GB18030.
    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return (StrictEncodings.FromUtf8(bytes) ?? StrictEncodings.FromGb18030(bytes)) is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
    }

    private static ParsedWordList Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), Format);
        try
        {
            return csv.Read()
                ? Read(csv)
                : ParsedWordList.Refused("文件是空的；第一行应为列名，如 kind,words,severity,suggestion,contexts,enabled。");
        }
        catch (Exception broken) when (broken is FormatException or CsvHelperException)
        {
            return new ParsedWordList([], [new WordListProblem(csv.Parser.RawRow, broken is FormatException ? broken.Message : "不是正确的 CSV")]);
        }
    }

    private static ParsedWordList Read(CsvReader csv)
    {
        var columns = csv.Parser.Record!.Select(WordListColumns.Heading).ToArray();
        if (HeadingProblem(columns, csv.Parser.Record!) is { } problem)
        {
            return new ParsedWordList([], [new WordListProblem(1, problem)]);
        }

        var rules = new List<WordRule>();
        var problems = new List<WordListProblem>();
        var line = 1;
        try
        {
            while (problems.Count < MostProblems && csv.Read())
            {
                line = csv.Parser.RawRow;
                ReadRow(columns, csv.Parser.Record!, line, rules, problems);
            }
        }
        catch (Exception broken) when (broken is FormatException or CsvHelperException)
        {
            problems.Add(new WordListProblem(csv.Parser.RawRow, broken is FormatException ? broken.Message : "不是正确的 CSV"));
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

    private static void ReadRow(string?[] columns, string[] cells, int line, List<WordRule> rules, List<WordListProblem> problems)
    {
        if (cells.Length > columns.Length && cells[columns.Length..].Any(static cell => cell.Length > 0))
        {
            problems.Add(new WordListProblem(line, $"有 {cells.Length} 列，比列名多；含逗号的内容请加引号"));
            return;
        }

        string Cell(string column) => Array.IndexOf(columns, column) is >= 0 and var index && index < cells.Length ? cells[index] : "";
        var (rule, reason) = WordRuleCheck.Read(Cell);
        if (rule is null)
        {
            problems.Add(new WordListProblem(line, reason));
        }
        else if (rules.Count == MostRules)
        {
            problems.Add(new WordListProblem(line, $"词太多，一个词表最多 {MostRules} 行"));
        }
        else if (rule.Kind == WordRuleKind.Pattern && rules.Count(static other => other.Kind == WordRuleKind.Pattern) == MostPatterns)
        {
            problems.Add(new WordListProblem(line, $"正则太多，一个词表最多 {MostPatterns} 行"));
        }
        else
        {
            rules.Add(rule);
        }
    }
}
