using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Review.Comparing;

/// <summary>Finds which block became which, where several beside each other were changed.</summary>
internal static class BlockPairs
{
    /// <summary>Below this two blocks are two, not one that was changed.</summary>
    private const double Alike = 0.4;

    /// <summary>Every block is held against every other.</summary>
    private const int MostPairs = 2500;

    private const int Compared = 1000;

    /// <returns>Places in both, in their order.</returns>
    public static IReadOnlyList<(int From, int To)> Of(IReadOnlyList<ReadBlock> old, IReadOnlyList<ReadBlock> current)
    {
        if (old.Count == 0 || current.Count == 0 || old.Count * (long)current.Count > MostPairs)
        {
            return [];
        }

        var (before, after) = (old.Select(PairsOf).ToArray(), current.Select(PairsOf).ToArray());
        var likeness = new double[old.Count, current.Count];
        var best = new double[old.Count + 1, current.Count + 1];
        for (var from = old.Count - 1; from >= 0; from--)
        {
            for (var to = current.Count - 1; to >= 0; to--)
            {
                likeness[from, to] = MayBe(old[from], current[to]) ? Likeness(before[from], after[to]) : 0;
                best[from, to] = Math.Max(
                    likeness[from, to] >= Alike ? likeness[from, to] + best[from + 1, to + 1] : 0,
                    Math.Max(best[from + 1, to], best[from, to + 1]));
            }
        }

        var pairs = new List<(int, int)>();
        for (var (from, to) = (0, 0); from < old.Count && to < current.Count;)
        {
            if (likeness[from, to] >= Alike && best[from, to] <= likeness[from, to] + best[from + 1, to + 1])
            {
                pairs.Add((from++, to++));
            }
            else if (best[from + 1, to] >= best[from, to + 1])
            {
                from++;
            }
            else
            {
                to++;
            }
        }

        return pairs;
    }

    // Another picture is another picture, whatever is said of it.
    private static bool MayBe(ReadBlock old, ReadBlock current) =>
        old.Kind == ReadBlockKind.Picture || current.Kind == ReadBlockKind.Picture ? old.Kind == current.Kind && old.Address == current.Address : true;

    private static HashSet<(char, char)> PairsOf(ReadBlock block)
    {
        var text = block.Text.AsSpan(0, Math.Min(block.Text.Length, Compared));
        var pairs = new HashSet<(char, char)> { ('\0', text.IsEmpty ? '\0' : text[0]) };
        for (var place = 1; place < text.Length; place++)
        {
            pairs.Add((text[place - 1], text[place]));
        }

        return pairs;
    }

    private static double Likeness(HashSet<(char, char)> old, HashSet<(char, char)> current) =>
        2.0 * old.Count(current.Contains) / (old.Count + current.Count);
}
