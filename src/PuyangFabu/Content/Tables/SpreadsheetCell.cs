using System.Buffers;

namespace PuyangFabu.Content.Tables;

/// <summary>
/// A cell that a spreadsheet would take for a formula, and run, is written behind an apostrophe and read back without it. What begins
/// with apostrophes by itself gets one more, so that every text comes back as it was.
/// </summary>
internal static class SpreadsheetCell
{
    private static readonly SearchValues<char> Running = SearchValues.Create("=+-@\t\r＝＋－＠");

    public static string Write(string text) => Runs(text) ? $"'{text}" : text;

    public static string Read(string cell) => cell is ['\'', ..] && Runs(cell) ? cell[1..] : cell;

    private static bool Runs(string text) => text.AsSpan().TrimStart('\'') is [var first, ..] && Running.Contains(first);
}
