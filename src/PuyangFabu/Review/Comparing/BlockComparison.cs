using DiffPlex;
using DiffPlex.Chunkers;
using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Review.Comparing;

/// <summary>What is different between two articles as people read them: block by block, and word by word in a block that was changed.</summary>
internal static class BlockComparison
{
    /// <summary>Beyond this two articles are only set against each other.</summary>
    private const int MostBlocks = 4000;

    private const int LongestBlock = 3000;

    /// <summary>As the squares of the lengths: about half a second of one processor.</summary>
    private const long MostWork = 100_000_000;

    public static IReadOnlyList<ChangedBlock> Between(IReadOnlyList<ReadBlock> old, IReadOnlyList<ReadBlock> current)
    {
        var blocks = new List<ChangedBlock>();
        if (old.Count == 0 || current.Count == 0 || old.Count > MostBlocks || current.Count > MostBlocks)
        {
            AddWhole(blocks, old, PieceKind.Removed);
            AddWhole(blocks, current, PieceKind.Added);
            return blocks;
        }

        var (position, left) = (0, MostWork);
        foreach (var difference in Differ.Instance.CreateDiffs(LinesOf(old), LinesOf(current), false, false, LineChunker.Instance).DiffBlocks)
        {
            AddWhole(blocks, old.Skip(position).Take(difference.DeleteStartA - position), PieceKind.Same);
            AddChanged(
                blocks, [.. old.Skip(difference.DeleteStartA).Take(difference.DeleteCountA)], [.. current.Skip(difference.InsertStartB).Take(difference.InsertCountB)], ref left);
            position = difference.DeleteStartA + difference.DeleteCountA;
        }

        AddWhole(blocks, old.Skip(position), PieceKind.Same);
        return blocks;
    }

    // Those that are alike are one block that was changed; between them stands what went and what came.
    private static void AddChanged(List<ChangedBlock> blocks, IReadOnlyList<ReadBlock> old, IReadOnlyList<ReadBlock> current, ref long left)
    {
        var (before, after) = (0, 0);
        foreach (var (from, to) in BlockPairs.Of(old, current))
        {
            AddWhole(blocks, old.Skip(before).Take(from - before), PieceKind.Removed);
            AddWhole(blocks, current.Skip(after).Take(to - after), PieceKind.Added);
            (before, after) = (from + 1, to + 1);
            blocks.Add(new ChangedBlock(current[to].Kind, BlockChange.Changed, PiecesOf(old[from].Text, current[to].Text, ref left), current[to].Address));
        }

        AddWhole(blocks, old.Skip(before), PieceKind.Removed);
        AddWhole(blocks, current.Skip(after), PieceKind.Added);
    }

    private static IReadOnlyList<TextPiece> PiecesOf(string old, string current, ref long left)
    {
        left -= (long)(old.Length + current.Length) * (old.Length + current.Length);
        return left < 0 || old.Length > LongestBlock || current.Length > LongestBlock
            ? [new(PieceKind.Removed, old), new(PieceKind.Added, current)]
            : WordComparison.Between(old, current);
    }

    private static void AddWhole(List<ChangedBlock> blocks, IEnumerable<ReadBlock> whole, PieceKind kind) =>
        blocks.AddRange(whole.Select(block => ChangedBlock.Whole(block, kind)));

    // White space is collapsed in a block, so that each is one line.
    private static string LinesOf(IReadOnlyList<ReadBlock> blocks) =>
        string.Join('\n', blocks.Select(static block => $"{(int)block.Kind} {block.Address} {block.Text}".ReplaceLineEndings(" ")));
}
