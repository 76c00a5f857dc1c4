using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Dates;

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
