using System.Buffers;
using System.Globalization;
using System.Text;

namespace PuyangFabu.Foundation.Text.Folding;

/// <summary>
/// What search sees instead of a character: half width for full width, lower case for upper case, simplified for
/// traditional, nothing for a combining mark or an invisible character. The table is made from Unicode's data
/// (see <c>eng/character-folds.cs</c>), because the program runs without culture data (InvariantGlobalization), where
/// <see cref="string.Normalize(NormalizationForm)"/> returns its input unchanged and nothing knows traditional characters.
/// </summary>
internal static class CharacterFolds
{
    /// <summary>Marks in <see cref="Single"/> a character whose replacement is not one character but <see cref="Others"/>.</summary>
    private const char SeeOthers = '\uFFFF';

    /// <summary>By UTF-16 code unit: the character to use instead. Surrogates and longer replacements are <see cref="SeeOthers"/>.</summary>
    private static readonly char[] Single = new char[char.MaxValue + 1];

    /// <summary>By code point: replacements that are empty or longer than a character, or of a character beyond U+FFFF.</summary>
    private static readonly Dictionary<int, string> Others = [];

    static CharacterFolds()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var character = (char)code;
            Single[code] = char.IsSurrogate(character) ? SeeOthers
                : char.IsWhiteSpace(character) || char.IsControl(character) ? ' '
                : character;
        }

        using var stream = typeof(CharacterFolds).Assembly.GetManifestResourceStream(typeof(CharacterFolds), "character-folds.txt")
            ?? throw new InvalidOperationException("The table of character folds is missing from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            var code = int.Parse(end < 0 ? line : line.AsSpan(0, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var replacement = end < 0 ? string.Empty : line[(end + 1)..];
            if (code <= char.MaxValue && replacement.Length == 1)
            {
                Single[code] = replacement[0];
                continue;
            }

            Others[code] = replacement;
            if (code <= char.MaxValue)
            {
                Single[code] = SeeOthers;
            }
        }
    }

    /// <summary>How many characters at the start of the text are already as search sees them.</summary>
    public static int UnchangedPrefix(ReadOnlySpan<char> text)
    {
        var single = Single;
        var index = 0;
        while (index < text.Length && single[text[index]] == text[index] && text[index] != SeeOthers)
        {
            index++;
        }

        return index;
    }

    /// <summary>Appends what search sees instead of the character at <paramref name="index"/>; returns how many code units that character has.</summary>
    public static int Append(ReadOnlySpan<char> text, int index, StringBuilder output)
    {
        var single = Single[text[index]];
        if (single != SeeOthers)
        {
            output.Append(single);
            return 1;
        }

        if (Rune.DecodeFromUtf16(text[index..], out var rune, out var length) != OperationStatus.Done)
        {
            // Half of a surrogate pair is no character.
            return length;
        }

        if (Others.TryGetValue(rune.Value, out var replacement))
        {
            output.Append(replacement);
        }
        else
        {
            output.Append(text.Slice(index, length));
        }

        return length;
    }
}
