using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Tables;

/// <summary>Where in a file's rows which column stands; people move columns and leave some out.</summary>
public sealed class TableColumns
{
    /// <summary>Of a heading that is told back.</summary>
    private const int LongestTold = 40;

    private readonly IReadOnlyList<string> columns;

    private TableColumns(IReadOnlyList<string> columns) => this.columns = columns;

    /// <param name="known">What may stand in the first row.</param>
    /// <param name="needed">What must.</param>
    /// <returns>The columns, or why the first row is none of headings.</returns>
    public static (TableColumns? Columns, TableProblem? Problem) Of(TableFile file, IReadOnlyList<string> known, params ReadOnlySpan<string> needed)
    {
        if (file.Rows is not [var first, ..])
        {
            return (null, file.Broken ?? new TableProblem(0, $"文件是空的；第一行应为列名：{string.Join('、', known)}。"));
        }

        var written = first.Cells.Select(static cell => cell.Trim()).Reverse().SkipWhile(static cell => cell.Length == 0).Reverse().ToArray();
        // Everything at once: who mends one heading does not want to hear of the next.
        var reasons = new List<string>();
        if (written.Where(cell => !known.Contains(cell)).Distinct().ToList() is { Count: > 0 } unknown)
        {
            reasons.Add($"不认识的列名{string.Join('、', unknown.Select(static cell => $"“{WholeCharacters.Prefix(cell, LongestTold)}”"))}；可用：{string.Join('、', known)}");
        }

        if (written.Distinct().Count() < written.Length)
        {
            reasons.Add("同一列写了两次");
        }

        foreach (var heading in needed)
        {
            if (!written.Contains(heading))
            {
                reasons.Add($"缺少“{heading}”列");
            }
        }

        var reason = reasons.Count > 0 ? string.Join('；', reasons) : null;
        return reason is null ? (new TableColumns(written), null) : (null, new TableProblem(first.Line, reason));
    }

    public bool Has(string column) => columns.Contains(column);

    /// <returns>Empty where the row is too short, or the file has no such column.</returns>
    public string Cell(TableRow row, string column)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (columns[index] == column)
            {
                return index < row.Cells.Count ? row.Cells[index].Trim() : "";
            }
        }

        return "";
    }
}
