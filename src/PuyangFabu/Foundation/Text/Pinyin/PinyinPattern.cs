using System.Buffers;

namespace PuyangFabu.Foundation.Text.Pinyin;

/// <summary>Words typed as pinyin, whole (gongjijin) or by initials (gjj), Chinese characters between allowed, to be recognised in Chinese text.</summary>
public sealed class PinyinPattern
{
    private const int Shortest = 2;
    private const int Longest = 40;

    private readonly string letters;

    // Takes a walk through the whole table, and only who looks through texts needs it.
    private SearchValues<char>? beginnings;

    private PinyinPattern(string letters, bool initials)
    {
        this.letters = letters;
        Initials = initials;
    }

    /// <summary>Each letter is the first of a character's syllable.</summary>
    public bool Initials { get; }

    /// <summary>What a text may mean as pinyin: whole syllables first, then initials; nothing when it is not written in Latin letters or much too long.</summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the text.</param>
    public static IReadOnlyList<PinyinPattern> Of(string normalised)
    {
        // As nearly every message is.
        if (!normalised.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            return [];
        }

        var letters = string.Concat(normalised.Where(static letter => letter is not (' ' or '\'')));
        var latin = letters.Count(char.IsAsciiLetterLower);
        if (latin < Shortest || letters.Length > Longest || letters.Any(static letter => !char.IsAsciiLetterLower(letter) && PinyinTable.Of(letter).IsEmpty))
        {
            return [];
        }

        var whole = new PinyinPattern(letters, initials: false);
        return letters.Length is > Shortest and <= 8 && latin == letters.Length ? [whole, new PinyinPattern(letters, initials: true)] : [whole];
    }

    /// <summary>Whether a word of two characters or more is read so from its first to its last character.</summary>
    public bool Is(ReadOnlySpan<char> word) => word.Length >= Shortest && LengthAt(word) == word.Length;

    /// <summary>Every place of a text that is read so.</summary>
    /// <param name="found">Told where each begins and how many characters it has.</param>
    public void FindAll(ReadOnlySpan<char> text, Action<int, int> found)
    {
        beginnings ??= Beginnings();
        for (var start = 0; start < text.Length; start++)
        {
            var next = text[start..].IndexOfAny(beginnings);
            if (next < 0)
            {
                return;
            }

            start += next;
            if (LengthAt(text[start..]) is >= Shortest and var length)
            {
                found(start, length);
            }
        }
    }

    private SearchValues<char> Beginnings() => SearchValues.Create(
        [.. PinyinTable.Where(syllable => Initials ? syllable[0] == letters[0] : letters.StartsWith(syllable, StringComparison.Ordinal)), letters[0]]);

    private int LengthAt(ReadOnlySpan<char> text) => Match(text, 0, 0);

    /// <summary>How many characters the letters from a place on take; 0 for none that fit.</summary>
    private int Match(ReadOnlySpan<char> text, int at, int letter)
    {
        if (letter == letters.Length)
        {
            return at;
        }

        if (at == text.Length)
        {
            return 0;
        }

        if (text[at] == letters[letter] && !char.IsAsciiLetterLower(text[at]))
        {
            return Match(text, at + 1, letter + 1);
        }

        foreach (var syllable in PinyinTable.Of(text[at]))
        {
            if (Initials ? syllable[0] == letters[letter] : letters.AsSpan(letter).StartsWith(syllable))
            {
                var length = Match(text, at + 1, letter + (Initials ? 1 : syllable.Length));
                if (length > 0)
                {
                    return length;
                }
            }
        }

        return 0;
    }
}
