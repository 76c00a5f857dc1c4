namespace PuyangFabu.Content.Search.Indexing;

/// <summary>
/// Cuts a compact text into search terms, the same way for articles and queries. Chinese is cut into single characters
/// and overlapping pairs, which need no dictionary and find every word of two characters or more.
/// </summary>
internal static class TermSplitter
{
    /// <summary>The piece of a word begins with this in the index, so that it never equals a whole word.</summary>
    public const char PieceMark = '^';

    private const int PieceLength = 3;

    /// <summary>Longer runs are addresses and hashes: their first letters are enough to find them.</summary>
    private const int LongestWord = 40;

    public static void Split(ReadOnlySpan<char> compact, List<SearchTerm> terms)
    {
        var previousLength = 0;
        for (var start = 0; start < compact.Length;)
        {
            if (compact[start] == ' ')
            {
                previousLength = 0;
                start++;
                continue;
            }

            var length = UnitLength(compact[start..]);
            if (IsWordLetter(compact[start]))
            {
                AddWord(compact.Slice(start, Math.Min(length, LongestWord)), start, terms);
            }
            else
            {
                terms.Add(new SearchTerm(TermKind.Character, start, length));
            }

            if (previousLength > 0 && previousLength + length <= LongestWord)
            {
                terms.Add(new SearchTerm(TermKind.Pair, start - previousLength, previousLength + length));
            }

            previousLength = length;
            start += length;
        }
    }

    /// <summary>Whether a letter belongs to a script that writes words with blanks between; Chinese, Kana and Hangul begin at U+2E80.</summary>
    public static bool IsWordLetter(char letter) => letter < '\u2E80';

    private static int UnitLength(ReadOnlySpan<char> text)
    {
        if (!IsWordLetter(text[0]))
        {
            return text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1;
        }

        var length = 1;
        while (length < text.Length && text[length] != ' ' && IsWordLetter(text[length]))
        {
            length++;
        }

        return length;
    }

    private static void AddWord(ReadOnlySpan<char> word, int start, List<SearchTerm> terms)
    {
        terms.Add(new SearchTerm(TermKind.Word, start, word.Length));
        var part = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            var ends = end == word.Length || char.IsDigit(word[end]) != char.IsDigit(word[end - 1]);
            if (ends && end - part < word.Length)
            {
                terms.Add(new SearchTerm(TermKind.WordPart, start + part, end - part));
            }

            part = ends ? end : part;
        }

        for (var piece = 0; piece + PieceLength <= word.Length; piece++)
        {
            terms.Add(new SearchTerm(TermKind.WordPiece, start + piece, PieceLength));
        }
    }
}

/// <summary>A term as a stretch of the text it was cut from.</summary>
internal readonly record struct SearchTerm(TermKind Kind, int Start, int Length);
