namespace PuyangFabu.Content.Search.Ranking;

/// <summary>How a title answers a query, letter by letter. Sets of query letters are bits, so the title is read once with a few operations a letter.</summary>
internal readonly struct TitleMatch
{
    public TitleMatch(SearchQuery query, ReadOnlySpan<char> title, ulong[] lettersEqual)
    {
        var last = 1UL << (query.Letters.Length - 1);
        ulong equalBefore = 0, pairsBefore = 0, whole = 0, triples = 0, pairs = 0, all = 0, missing = query.All;
        var otherNumber = false;
        int length = 0, covered = 0, first = -1, segmentStart = 0;
        ulong numbers = 0, otherUnits = 0, allowed = query.All;
        for (var place = 0; place < title.Length; place++)
        {
            var letter = title[place];
            if (letter == ' ')
            {
                StartsWithQuery |= segmentStart == 0 && Ends(whole, last, length, query);
                equalBefore = pairsBefore = whole = 0;
                segmentStart = length;
                continue;
            }

            var equal = lettersEqual[letter];
            if (query.Numbers.Count > 0 && char.IsAsciiDigit(letter))
            {
                if (place == 0 || !char.IsAsciiDigit(title[place - 1]))
                {
                    allowed = EqualNumbers(query, title[place..], ref numbers, ref otherUnits, ref otherNumber);
                }

                equal &= allowed;
            }

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
        Numbers = numbers;
        OtherUnits = otherUnits;
        HasOtherNumber = otherNumber;
    }

    /// <summary>Query letters that the title has anywhere; Latin letters and digits never count alone.</summary>
    public ulong Characters { get; }

    /// <summary>Query letters that the title has in runs: two characters, or three letters of a word.</summary>
    public ulong Runs { get; }

    /// <summary>Query letters that the title has in the query's order.</summary>
    public ulong InOrder { get; }

    /// <summary>The letters of the query's numbers that the title has as they are, and of their units where it has these right after.</summary>
    public ulong Numbers { get; }

    /// <summary>The digits of the query's numbers that the title has before another unit (8月 for 8号).</summary>
    public ulong OtherUnits { get; }

    /// <summary>The title has another number with the unit of one that is asked for (2024年 for 2025年).</summary>
    public bool HasOtherNumber { get; }

    /// <summary>Letters of the title.</summary>
    public int Length { get; }

    /// <summary>How many letters of the title stand in runs that the query has.</summary>
    public int Covered { get; }

    /// <summary>Where the first such run begins; -1 for none.</summary>
    public int First { get; }

    /// <summary>The title's first part, up to a mark or blank, is the query and nothing else.</summary>
    public bool StartsWithQuery { get; }

    /// <summary>The digits of the query's numbers that equal the one at the beginning of the text: half a number is none.</summary>
    private static ulong EqualNumbers(SearchQuery query, ReadOnlySpan<char> text, ref ulong found, ref ulong otherUnits, ref bool other)
    {
        var length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        var digits = text[..length];
        var unit = length < text.Length ? text[length] : ' ';
        var equal = query.All & ~query.ExactDigits;
        for (var index = 0; index < query.Numbers.Count; index++)
        {
            var number = query.Numbers[index];
            if (number.Of(query.Letters).SequenceEqual(digits))
            {
                equal |= number.Digits;
                var isWith = number.IsWith(unit, query.Letters);
                found |= unit == number.Unit ? number.Letters : isWith ? number.Digits : 0;
                otherUnits |= unit == number.Unit || isWith ? 0 : number.Digits;
            }
            else if (index + 1 < query.Numbers.Count && Joined(query, number, query.Numbers[index + 1], digits))
            {
                // 2020144期 is 2020年144期.
                var next = query.Numbers[index + 1];
                equal |= number.Digits | next.Digits;
                found |= number.Letters | (unit == next.Unit ? next.Letters : next.Digits);
            }
            else if (number.Shortens(query.Letters, digits))
            {
                // Likely, and never certain: 88年 may be 1988年, and 70年 are 70 years.
                equal |= number.Digits;
            }
            else
            {
                other |= unit == number.Unit || (number.IsYear(query.Letters) && QueryNumber.IsYear(digits));
            }
        }

        return equal;
    }

    private static bool Joined(SearchQuery query, QueryNumber number, QueryNumber next, ReadOnlySpan<char> digits) =>
        digits.Length == number.Length + next.Length && digits.StartsWith(number.Of(query.Letters)) && digits.EndsWith(next.Of(query.Letters));

    private static bool Ends(ulong whole, ulong last, int length, SearchQuery query) =>
        length == query.Letters.Length && (whole & last) != 0;
}
