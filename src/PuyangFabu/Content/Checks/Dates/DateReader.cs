using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Dates;

/// <summary>Finds the dates of a folded text: 2026年11月23日, 11月23日, 2026-11-23, each perhaps with a weekday. Dates of the lunar calendar are left alone.</summary>
internal static partial class DateReader
{
    private static readonly string[] LunarWords = ["农历", "阴历", "旧历"];

    /// <summary>Characters in which a word for the lunar calendar may stand before a date.</summary>
    private const int LunarReach = 8;

    public static IEnumerable<DateMention> In(string folded)
    {
        int? yearBefore = null;
        foreach (Match match in Shape().Matches(folded))
        {
            var year = YearOf(match);
            if (match.Groups["m"].Success && !IsLunar(folded, match.Index))
            {
                yield return new DateMention(
                    new TextSpan(match.Index, match.Length), year, Number(match, "m"), Number(match, "d"), WeekdayOf(match), yearBefore);
            }

            yearBefore = year ?? yearBefore;
        }
    }

    private static int? YearOf(Match match) => match.Groups["y"] switch
    {
        { Success: false } => null,
        { Length: 2 } => 2000 + Number(match, "y"),
        _ => Number(match, "y"),
    };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static DayOfWeek? WeekdayOf(Match match) => match.Groups["w"] is { Success: true, ValueSpan: [var day] }
        ? (DayOfWeek)("日一二三四五六".IndexOf(day, StringComparison.Ordinal) is >= 0 and var index ? index : 0)
        : null;

    private static bool IsLunar(string folded, int index)
    {
        var before = folded.AsSpan(Math.Max(0, index - LunarReach), Math.Min(index, LunarReach));
        foreach (var word in LunarWords)
        {
            if (before.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A weekday that opens a range (周一至周五) says when something is open, not what day the date is.
    [GeneratedRegex("""
        (?<![0-9])(?:
          (?:(?<y>[0-9]{4}|[0-9]{2})\ ?年\ ?)?(?<m>[0-9]{1,2})\ ?月\ ?(?<d>[0-9]{1,2})\ ?[日号]
          |(?<y>[12][0-9]{3})(?<s>[-/.])(?<m>0?[1-9]|1[0-2])\k<s>(?<d>[0-9]{1,2})(?![0-9./-])
        )
        (?:\ ?[(\[,、]?\ ?(?:今天|明天|昨天|今日|明日|昨日|本|下|上|这)?(?:星期|礼拜|周)(?<w>[一二三四五六日天])(?!\ ?[至到~\-–—]))?
        |(?<![0-9])(?<y>[12][0-9]{3})\ ?年
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Shape();
}

/// <summary>A date as a text writes it.</summary>
/// <param name="Year">Null when the text leaves it out.</param>
/// <param name="Weekday">The one written beside the date, if any.</param>
/// <param name="YearBefore">The year that the text named last before this date.</param>
internal sealed record DateMention(TextSpan Span, int? Year, int Month, int Day, DayOfWeek? Weekday, int? YearBefore)
{
    /// <summary>The years it can mean, the likeliest first: its own; else the one nearest to today, and the one named last.</summary>
    public IReadOnlyList<int> Years(DateOnly today)
    {
        if (Year is { } own)
        {
            return [own];
        }

        var nearest = Enumerable.Range(today.Year - 1, 3).MinBy(year => Math.Abs(((year - today.Year) * 372) + ((Month - today.Month) * 31) + Day - today.Day));
        return YearBefore is { } before && before != nearest ? [nearest, before] : [nearest];
    }

    /// <summary>The date in a year, or null where it does not exist.</summary>
    public DateOnly? In(int year) =>
        year is >= 1 and <= 9999 && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(year, Month)
            ? new DateOnly(year, Month, Day)
            : null;
}
