using System.Globalization;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Uploads;

/// <summary>What a sender called a file, made fit to be shown to people.</summary>
internal static class OriginalName
{
    private const int Longest = 100;

    /// <summary>The last part of the path, without what changes how text is read (line ends, turned direction).</summary>
    public static string Shown(string fileName) =>
        WholeCharacters.Prefix(OneLine(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]), Longest);

    public static string OneLine(string text) =>
        new string([.. text.Where(static character => !IsHidden(character))]).Trim();

    private static bool IsHidden(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
