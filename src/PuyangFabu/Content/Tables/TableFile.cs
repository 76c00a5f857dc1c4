using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Tables;

/// <summary>The rows of a file, the headings among them, as far as it could be read.</summary>
/// <param name="Broken">What was wrong with it, and where; null when it was read to its end.</param>
public sealed record TableFile(IReadOnlyList<TableRow> Rows, TableProblem? Broken)
{
    public static TableFile Refused(string reason) => new([], new TableProblem(0, reason));
}

/// <param name="Line">Of the file, from 1.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Why a file, or a line of it, cannot be taken.</summary>
/// <param name="Line">Of the file, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Reason">In Chinese.</param>
public readonly partial record struct TableProblem(int Line, string Reason)
{
    /// <summary>Enough to find the cell by.</summary>
    private const int LongestEcho = 40;

    public override string ToString() => Line == 0 ? Shown : string.Create(CultureInfo.InvariantCulture, $"第 {Line} 行：{Shown}");

    // A cell may hold a page of text, which a reason quotes as it is.
    private string Shown => Quoted().Replace(Reason, static quote => $"“{WholeCharacters.Prefix(quote.Groups[1].Value, LongestEcho)}…”");

    [GeneratedRegex("“([^“”]{41,})”", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
