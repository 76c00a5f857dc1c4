using System.Buffers;

namespace PuyangFabu.Foundation.Text;

/// <summary>
/// Characters that nobody sees and nobody means: control characters, line separators, marks that turn the direction of
/// writing, blanks without width. Joiners of emoji are none of them.
/// </summary>
public static class InvisibleCharacters
{
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(static code => (char)code).Where(static character => char.IsControl(character) || IsUnseen(character))]);

    /// <returns>The index of the first one, in UTF-16 units; -1 when there is none.</returns>
    public static int FirstIn(string text) => text.AsSpan().IndexOfAny(Unseen);

    /// <summary>A line of somebody else's without them; what parts words or lines becomes a blank.</summary>
    public static string Without(string text) => FirstIn(text) < 0 ? text : string.Concat(text
        .Where(static character => !IsUnseen(character) || IsSeparator(character)).Select(static character => char.IsControl(character) || IsSeparator(character) ? ' ' : character));

    private static bool IsSeparator(char character) => character is '\u2028' or '\u2029';

    private static bool IsUnseen(char character) =>
        character is '\u200B' or '\u2028' or '\u2029' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
