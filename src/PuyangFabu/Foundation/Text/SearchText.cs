using System.Text;
using PuyangFabu.Foundation.Text.Folding;

namespace PuyangFabu.Foundation.Text;

/// <summary>Text as search and the reply rules compare it: two texts that a reader takes for the same words are equal after <see cref="Normalize(string)"/>.</summary>
public static class SearchText
{
    /// <summary>
    /// Full width becomes half width, upper case lower case, traditional characters simplified ones; accents, joiners
    /// and other invisible characters vanish; white space is trimmed and collapsed to one blank. Returns the same
    /// instance when there is nothing to change. Never throws; broken surrogate pairs are left out.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsNormal(text) ? text : Rewrite(text);
    }

    /// <inheritdoc cref="Normalize(string)"/>
    public static string Normalize(ReadOnlySpan<char> text) => IsNormal(text) ? text.ToString() : Rewrite(text);

    private static bool IsNormal(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || (CharacterFolds.UnchangedPrefix(text) == text.Length
            && text[0] != ' '
            && text[^1] != ' '
            && text.IndexOf("  ", StringComparison.Ordinal) < 0);

    private static string Rewrite(ReadOnlySpan<char> text)
    {
        var output = new StringBuilder(text.Length + 8);
        for (var index = 0; index < text.Length;)
        {
            index += CharacterFolds.Append(text, index, output);
            if (output.Length > 0 && output[^1] == ' ' && (output.Length == 1 || output[^2] == ' '))
            {
                output.Length--;
            }
        }

        if (output.Length > 0 && output[^1] == ' ')
        {
            output.Length--;
        }

        return output.ToString();
    }
}
