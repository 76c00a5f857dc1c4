namespace PuyangFabu.Search.Ranking;

/// <summary>How a title answers a query, letter by letter. Sets of query letters are bits, so the title is read once with a few operations a letter.</summary>
internal readonly struct TitleMatch
{
    public TitleMatch(SearchQuery query, ReadOnlySpan<char> title, ulong[] lettersEqual)
    {
        var last = 1UL << (query.Letters.Length - 1);
        ulong equalBefore = 0, pairsBefore = 0, whole = 0, triples = 0, pairs = 0, all = 0, missing = query.All;
        int length = 0, covered = 0, first = -1, segmentStart = 0;
        foreach (var letter in title)
        {
            if (letter == ' ')
            {
                StartsWithQuery |= segmentStart == 0 && Ends(whole, last, length, query);
                equalBefore = pairsBefore = whole = 0;
                segmentStart = length;
                continue;
            }

            var equal = lettersEqual[letter];

            // Query letters that continue a run: the one before them equals the title's letter before this one.
            var run = (equalBefore << 1) & equal & ~query.AfterGap;
            var longRun = (pairsBefore << 1) & run;
            if (run != 0)
            {
                first = first < 0 ? length - 1 : first;
                covered += pairsBefore != 0 ? 1 : 2;
            }

            all |= equal;
            pairs |= run | (run >> 1);
            triples |= longRun | (longRun >> 1) | (longRun >> 2);
            whole = ((whole << 1) | 1) & equal;

            // Longest common subsequence, bit-parallel (Hyyrö): a bit of the query is cleared when the sequence grows by it.
            var grows = missing & equal;
            missing = (missing + grows) | (missing - grows);

            equalBefore = equal;
            pairsBefore = run;
            length++;
        }

        StartsWithQuery |= segmentStart == 0 && Ends(whole, last, length, query);
        Characters = all & ~query.Words;
        Runs = (pairs & ~query.Words) | triples;
        InOrder = ~missing & query.All;
        Length = length;
        Covered = covered;
        First = first;
    }

    /// <summary>Query letters that the title has anywhere; Latin letters and digits never count alone.</summary>
    public ulong Characters { get; }

    /// <summary>Query letters that the title has in runs: two characters, or three letters of a word.</summary>
    public ulong Runs { get; }

    /// <summary>Query letters that the title has in the query's order.</summary>
    public ulong InOrder { get; }

    /// <summary>Letters of the title.</summary>
    public int Length { get; }

    /// <summary>How many letters of the title stand in runs that the query has.</summary>
    public int Covered { get; }

    /// <summary>Where the first such run begins; -1 for none.</summary>
    public int First { get; }

    /// <summary>The title's first part, up to a mark or blank, is the query and nothing else.</summary>
    public bool StartsWithQuery { get; }

    private static bool Ends(ulong whole, ulong last, int length, SearchQuery query) =>
        length == query.Letters.Length && (whole & last) != 0;
}
