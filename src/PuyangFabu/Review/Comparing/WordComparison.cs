using DiffPlex;
using DiffPlex.Chunkers;

namespace PuyangFabu.Review.Comparing;

/// <summary>What is different within one block: numbers and foreign words as a whole, Chinese by characters, and no crumbs between two changes.</summary>
internal static class WordComparison
{
    /// <summary>So little that stayed between two changes is read as changed with them.</summary>
    private const int Crumb = 1;

    private static readonly CustomFunctionChunker Words = new(WordsOf);

    public static IReadOnlyList<TextPiece> Between(string old, string current)
    {
        var pieces = new List<TextPiece>();
        var (removed, added, position) = ("", "", 0);
        var result = Differ.Instance.CreateDiffs(old, current, false, false, Words);
        foreach (var difference in result.DiffBlocks)
        {
            var same = Join(result.PiecesOld, position, difference.DeleteStartA - position);
            if (same.Length <= Crumb && (removed + added).Length > 0)
            {
                removed += same;
                added += same;
            }
            else
            {
                Add(pieces, removed, added);
                (removed, added) = ("", "");
                AddPiece(pieces, PieceKind.Same, same);
            }

            removed += Join(result.PiecesOld, difference.DeleteStartA, difference.DeleteCountA);
            added += Join(result.PiecesNew, difference.InsertStartB, difference.InsertCountB);
            position = difference.DeleteStartA + difference.DeleteCountA;
        }

        Add(pieces, removed, added);
        AddPiece(pieces, PieceKind.Same, Join(result.PiecesOld, position, result.PiecesOld.Count - position));
        return pieces;
    }

    private static void Add(List<TextPiece> pieces, string removed, string added)
    {
        AddPiece(pieces, PieceKind.Removed, removed);
        AddPiece(pieces, PieceKind.Added, added);
    }

    private static void AddPiece(List<TextPiece> pieces, PieceKind kind, string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new TextPiece(kind, text));
        }
    }

    private static string[] WordsOf(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (BelongsTogether(text[start]))
            {
                while (end < text.Length && BelongsTogether(text[end]))
                {
                    end++;
                }
            }
            else if (char.IsHighSurrogate(text[start]) && end < text.Length)
            {
                end++;
            }

            words.Add(text[start..end]);
            start = end;
        }

        return [.. words];
    }

    // Numbers, dates, addresses of pages.
    private static bool BelongsTogether(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '/' or ':' or '_' or '%' or '@';

    private static string Join(IReadOnlyList<string> words, int start, int count) => string.Concat(words.Skip(start).Take(count));
}
