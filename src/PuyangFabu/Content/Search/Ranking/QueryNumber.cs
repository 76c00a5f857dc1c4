namespace PuyangFabu.Content.Search.Ranking;

/// <summary>A number in a query (2025年, 8号): it is that number or it is another, nothing between.</summary>
/// <param name="Start">The place of its first digit among the query's letters.</param>
/// <param name="Length">How many digits.</param>
/// <param name="Unit">The character right after it when it is a unit (年, 号, 路); else <c>'\0'</c>.</param>
/// <param name="Alone">False within a word of Latin letters (win10), which is a name and no count.</param>
internal readonly record struct QueryNumber(int Start, int Length, char Unit, bool Alone)
{
    private const string Units = "年月号届期路楼岁元日时分万亿级条章批次轮栋个名人米度天周";

    /// <summary>
    /// Years, days, bus lines: no part of another such number is it. Of longer ones (telephones, serial numbers) a part
    /// still finds the whole: of what people type of these, half is a digit short.
    /// </summary>
    public bool Exact => Alone && Length <= 4;

    /// <summary>The letters of its digits, one bit each.</summary>
    public ulong Digits => ((1UL << Length) - 1) << Start;

    /// <summary>The same with the unit.</summary>
    public ulong Letters => Unit == '\0' ? Digits : Digits | (1UL << (Start + Length));

    /// <summary>Its digits.</summary>
    /// <param name="letters">The query's letters.</param>
    public ReadOnlySpan<char> Of(string letters) => letters.AsSpan(Start, Length);

    /// <summary>Whether it may stand before what follows it in a title: 8号 is not in 8月, but 2025届 in 2025年 and 8 in both.</summary>
    /// <param name="follows">The character after the same digits in the title.</param>
    /// <param name="letters">The query's letters.</param>
    public bool IsWith(char follows, string letters) => Unit == '\0' || !Units.Contains(follows, StringComparison.Ordinal) || IsYear(letters);

    /// <summary>Whether it may be a year of the last or of this century without its first two digits (88年, 08年).</summary>
    /// <param name="letters">The query's letters.</param>
    /// <param name="digits">A number of a title.</param>
    public bool Shortens(string letters, ReadOnlySpan<char> digits) =>
        Unit == '年' && Length == 2 && letters[Start] is '0' or >= '5' && IsYear(digits) && digits[2..].SequenceEqual(Of(letters));

    /// <summary>Whether it is a year, with its unit or without.</summary>
    /// <param name="letters">The query's letters.</param>
    public bool IsYear(string letters) => Unit is '\0' or '年' or '届' or '级' && IsYear(Of(letters));

    /// <summary>Whether digits alone are read as a year.</summary>
    public static bool IsYear(ReadOnlySpan<char> digits) => digits is ['1', '9', _, _] or ['2', '0', _, _];

    /// <summary>The numbers among the letters of a query.</summary>
    /// <param name="letters">Letters and digits without gaps.</param>
    /// <param name="afterGap">The letters before which there is a gap.</param>
    public static List<QueryNumber> Find(ReadOnlySpan<char> letters, ulong afterGap)
    {
        var found = new List<QueryNumber>();
        for (var start = 0; start < letters.Length;)
        {
            if (!char.IsAsciiDigit(letters[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < letters.Length && char.IsAsciiDigit(letters[end]) && !Gap(afterGap, end))
            {
                end++;
            }

            var joined = (start > 0 && !Gap(afterGap, start) && char.IsAsciiLetter(letters[start - 1]))
                || (end < letters.Length && !Gap(afterGap, end) && char.IsAsciiLetter(letters[end]));
            var unit = end < letters.Length && !Gap(afterGap, end) && Units.Contains(letters[end], StringComparison.Ordinal) ? letters[end] : '\0';
            found.Add(new QueryNumber(start, Math.Min(end - start, 63), unit, !joined));
            start = end;
        }

        return found;
    }

    private static bool Gap(ulong afterGap, int letter) => (afterGap & (1UL << letter)) != 0;
}
