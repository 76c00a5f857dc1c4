namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>
/// In how many titles each run of Chinese characters stands. Counted length by length: a run can stand in several titles only where both
/// runs in it that are shorter by one do, so that of all there are only the few that may matter are ever kept.
/// </summary>
internal sealed class TitleRuns
{
    private readonly int shortest;
    private readonly int fewest;

    /// <summary>By length, from the shortest on.</summary>
    private readonly List<Dictionary<string, Run>> lengths = [];

    private readonly List<int> starts = [];

    /// <summary>Grows with every title that is looked at: a run that stands in it twice counts once.</summary>
    private int look;

    /// <param name="fewest">What stands in fewer titles is never the best.</param>
    public TitleRuns(IEnumerable<string> titles, int shortest, int longest, int fewest)
    {
        (this.shortest, this.fewest) = (shortest, fewest);
        var all = titles.ToList();
        for (var length = shortest; length <= longest && (length == shortest || lengths[^1].Count > 0); length++)
        {
            var shorter = length == shortest ? (Dictionary<string, Run>.AlternateLookup<ReadOnlySpan<char>>?)null : lengths[^1].GetAlternateLookup<ReadOnlySpan<char>>();
            var runs = Counted(all, length, shorter);
            foreach (var (run, _) in runs.Where(counted => counted.Value.Titles < fewest).ToList())
            {
                runs.Remove(run);
            }

            lengths.Add(runs);
        }
    }

    /// <summary>What stands in most titles; of equal ones the longer, then the first in the order of characters. Null when nothing stands in enough.</summary>
    public string? Best()
    {
        var (best, most) = ((string?)null, 0);
        foreach (var (run, counted) in lengths.SelectMany(static runs => runs))
        {
            if (counted.Titles >= fewest && (best is null || counted.Titles > most || (counted.Titles == most && IsBefore(run, best))))
            {
                (best, most) = (run, counted.Titles);
            }
        }

        return best;
    }

    /// <summary>Counts some of the titles no more.</summary>
    public void Remove(IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            look++;
            for (var level = 0; level < lengths.Count; level++)
            {
                var known = lengths[level].GetAlternateLookup<ReadOnlySpan<char>>();
                foreach (var start in StartsOf(title, shortest + level))
                {
                    var characters = title.AsSpan(start, shortest + level);
                    if (known.TryGetValue(characters, out var counted) && counted.Look != look)
                    {
                        known[characters] = new Run(counted.Titles - 1, look);
                    }
                }
            }
        }
    }

    private Dictionary<string, Run> Counted(IReadOnlyList<string> titles, int length, Dictionary<string, Run>.AlternateLookup<ReadOnlySpan<char>>? shorter)
    {
        var runs = new Dictionary<string, Run>(StringComparer.Ordinal);
        var known = runs.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var title in titles)
        {
            look++;
            foreach (var start in StartsOf(title, length))
            {
                var characters = title.AsSpan(start, length);
                if (shorter is { } parts && !(parts.ContainsKey(characters[..^1]) && parts.ContainsKey(characters[1..])))
                {
                    continue;
                }

                if (!known.TryGetValue(characters, out var counted) || counted.Look != look)
                {
                    known[characters] = new Run(counted.Titles + 1, look);
                }
            }
        }

        return runs;
    }

    private static bool IsBefore(string run, string best) =>
        run.Length != best.Length ? run.Length > best.Length : string.CompareOrdinal(run, best) < 0;

    /// <summary>Where runs of a length begin, with nothing but Chinese characters in them; until it is asked again.</summary>
    private List<int> StartsOf(string title, int length)
    {
        starts.Clear();
        var since = 0;
        for (var end = 0; end < title.Length; end++)
        {
            since = title[end] is >= '\u4e00' and <= '\u9fff' ? since + 1 : 0;
            if (since >= length)
            {
                starts.Add(end + 1 - length);
            }
        }

        return starts;
    }

    /// <param name="Titles">In how many it stands.</param>
    /// <param name="Look">At which title it was counted last.</param>
    private readonly record struct Run(int Titles, int Look);
}
