using System.Globalization;
using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Search;

/// <summary>Synonyms as a table: a group a line, a word a cell; several words of a cell are parted by a mark.</summary>
public static class SynonymTableFile
{
    private const string Heading = "意思相同的词";
    private static readonly char[] Marks = ['、', ',', '，', ';', '；'];

    public static TableContent Of(SynonymsView view) => new([Heading], view.Groups);

    /// <summary>What the file changes, and the groups as they are then. A group is the same one when it shares a word.</summary>
    /// <param name="replaces">Groups that the file does not have go.</param>
    public static (TablePreview Changes, IReadOnlyList<IReadOnlyList<string>> Groups) Compare(SynonymsView stored, TableFile file, bool replaces)
    {
        var seen = stored.Revision.ToString(CultureInfo.InvariantCulture);
        var (rows, problems) = Read(file);
        if (problems.Count > 0)
        {
            return (new TablePreview { Seen = seen, Problems = problems }, []);
        }

        var changes = new List<TableChange>();
        var groups = stored.Groups.Select(static IReadOnlyList<string>? (group) => group).ToList();
        var taken = new bool[stored.Groups.Count];
        var unchanged = 0;
        foreach (var (line, words) in rows)
        {
            var same = Enumerable.Range(0, taken.Length).FirstOrDefault(index => !taken[index] && SharesWord(stored.Groups[index], words), -1);
            if (same < 0)
            {
                groups.Add(words);
                changes.Add(new TableChange(TableChangeKind.Added, line, Text(words), ""));
                continue;
            }

            taken[same] = true;
            groups[same] = words;
            if (words.SequenceEqual(stored.Groups[same]))
            {
                unchanged++;
            }
            else
            {
                changes.Add(new TableChange(TableChangeKind.Changed, line, Text(words), $"原来是：{Text(stored.Groups[same])}"));
            }
        }

        foreach (var index in Enumerable.Range(0, taken.Length).Where(index => replaces && !taken[index]))
        {
            groups[index] = null;
            changes.Add(new TableChange(TableChangeKind.Removed, null, Text(stored.Groups[index]), ""));
        }

        return (new TablePreview { Seen = seen, Changes = changes, Unchanged = unchanged }, [.. groups.OfType<IReadOnlyList<string>>()]);
    }

    private static (List<(int Line, IReadOnlyList<string> Words)> Rows, IReadOnlyList<TableProblem> Problems) Read(TableFile file)
    {
        List<(int Line, IReadOnlyList<string> Words)> rows =
        [
            .. file.Rows.Where(static (row, index) => index > 0 || row.Cells is not [Heading, ..])
                .Select(static row => (row.Line, (IReadOnlyList<string>)[.. row.Cells.SelectMany(static cell => cell.Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]))
                .Where(static row => row.Item2.Count > 0),
        ];
        if (file.Broken is { } broken)
        {
            return (rows, [broken]);
        }

        if (rows.Count == 0)
        {
            return (rows, [new TableProblem(0, "文件里没有词；一行一组，一格一个词。")]);
        }

        if (rows.Count > SynonymsInputRules.MostGroups)
        {
            return (rows, [new TableProblem(0, $"词组太多（{rows.Count} 组，最多 {SynonymsInputRules.MostGroups} 组）")]);
        }

        var read = SynonymsInputRules.Read(new SynonymsInput { Groups = [.. rows.Select(static row => row.Words)] });
        return (rows, read.Refusal is not { } refusal ? [] : [.. refusal.Fields.Select(problem => new TableProblem(LineOf(problem.Field, rows), problem.Reason))]);
    }

    // The rules name a group as groups[3].
    private static int LineOf(string field, List<(int Line, IReadOnlyList<string> Words)> rows) =>
        field.Split('[', ']') is [_, var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? rows[index].Line : 0;

    private static bool SharesWord(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Select(SearchText.Normalize).Intersect(other.Select(SearchText.Normalize), StringComparer.Ordinal).Any();

    private static string Text(IEnumerable<string> words) => string.Join('、', words);
}
