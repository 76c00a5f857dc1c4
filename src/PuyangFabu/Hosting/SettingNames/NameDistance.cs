namespace PuyangFabu.Hosting.SettingNames;

/// <summary>How far a name is from another: the letters that were left out, added, changed, or exchanged with their neighbour.</summary>
internal static class NameDistance
{
    /// <summary>Whether there are at most so many slips; most names are told apart by their length.</summary>
    public static bool IsWithin(string written, string known, int slips) => Math.Abs(written.Length - known.Length) <= slips && Of(written, known) <= slips;

    /// <returns>The number of slips (restricted Damerau-Levenshtein); upper and lower case are the same.</returns>
    public static int Of(string written, string known)
    {
        var (from, to) = (written.ToUpperInvariant(), known.ToUpperInvariant());
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++)
        {
            rows[row, 0] = row;
        }

        for (var column = 0; column <= to.Length; column++)
        {
            rows[0, column] = column;
        }

        for (var row = 1; row <= from.Length; row++)
        {
            for (var column = 1; column <= to.Length; column++)
            {
                var changed = rows[row - 1, column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                var least = Math.Min(changed, Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1);
                rows[row, column] = row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1]
                    ? Math.Min(least, rows[row - 2, column - 2] + 1)
                    : least;
            }
        }

        return rows[from.Length, to.Length];
    }
}
