using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace PuyangFabu.Review.Comparing;

/// <summary>What is different between two texts: line by line, and within lines that were changed, character by character, as Chinese has no blanks between words.</summary>
public static class TextComparison
{
    /// <summary>Comparing costs the product of the differences; beyond this texts are only set against each other.</summary>
    private const int MostLines = 4000;

    private const int LongestLine = 3000;

    /// <summary>For all lines together, as the squares of their lengths: about half a second of one processor.</summary>
    private const long MostWork = 100_000_000;

    /// <summary>The old text with what went and what came, in reading order.</summary>
    public static IReadOnlyList<TextPiece> Between(string old, string current)
    {
        var pieces = new List<TextPiece>();
        if (LinesOf(old) > MostLines || LinesOf(current) > MostLines)
        {
            Add(pieces, PieceKind.Removed, old);
            Add(pieces, PieceKind.Added, current);
            return pieces;
        }

        var left = MostWork;
        Walk(Differ.Instance.CreateDiffs(old, current, false, false, LineEndingsPreservingChunker.Instance), pieces, (before, after, into) =>
        {
            left -= (long)(before.Length + after.Length) * (before.Length + after.Length);
            if (left < 0 || before.Length == 0 || after.Length == 0 || before.Length > LongestLine || after.Length > LongestLine)
            {
                Add(into, PieceKind.Removed, before);
                Add(into, PieceKind.Added, after);
                return;
            }

            Walk(Differ.Instance.CreateDiffs(before, after, false, false, CharacterChunker.Instance), into, static (removed, added, target) =>
            {
                Add(target, PieceKind.Removed, removed);
                Add(target, PieceKind.Added, added);
            });
        });
        return pieces;
    }

    private static void Walk(DiffResult difference, List<TextPiece> pieces, Action<string, string, List<TextPiece>> changed)
    {
        var (old, current) = (difference.PiecesOld, difference.PiecesNew);
        var position = 0;
        foreach (var block in difference.DiffBlocks)
        {
            Add(pieces, PieceKind.Same, Join(old, position, block.DeleteStartA - position));
            changed(Join(old, block.DeleteStartA, block.DeleteCountA), Join(current, block.InsertStartB, block.InsertCountB), pieces);
            position = block.DeleteStartA + block.DeleteCountA;
        }

        Add(pieces, PieceKind.Same, Join(old, position, old.Count - position));
    }

    private static string Join(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count));

    private static void Add(List<TextPiece> pieces, PieceKind kind, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (pieces.Count > 0 && pieces[^1].Kind == kind)
        {
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + text };
            return;
        }

        pieces.Add(new(kind, text));
    }

    private static int LinesOf(string text) => text.AsSpan().Count('\n') + 1;
}
