using System.Collections.Frozen;

namespace PuyangFabu.Content.Calendars;

/// <summary>Counts working days. Of a year that nobody entered it knows Saturdays and Sundays alone, and says that it does.</summary>
public sealed class WorkingCalendar(IEnumerable<HolidayYear> entered)
{
    private readonly FrozenDictionary<int, Known> years = entered.ToFrozenDictionary(
        static year => (int)year.Year, static year => new Known(year.HolidayDates.ToFrozenSet(), year.WorkdayDates.ToFrozenSet()));

    /// <summary>With what came with the program alone.</summary>
    public static WorkingCalendar Shipped { get; } = new(HolidayYear.Shipped);

    public bool Knows(int year) => years.ContainsKey(year);

    public bool IsWorkingDay(DateOnly day) => years.GetValueOrDefault(day.Year) is { } known && (known.Holidays.Contains(day) || known.Workdays.Contains(day))
        ? known.Workdays.Contains(day)
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The so-many-th working day after a day, which does not count itself; the day itself for none.</summary>
    public WorkingDate After(DateOnly start, int workingDays)
    {
        var (day, unknown) = (start, new SortedSet<int>());
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
            if (!Knows(day.Year))
            {
                unknown.Add(day.Year);
            }
        }

        return new WorkingDate(day, [.. unknown]);
    }

    /// <summary>How many working days lie after a day, up to another one that counts; none when that is not later.</summary>
    public WorkingSpan Between(DateOnly start, DateOnly end)
    {
        var (count, unknown) = (0, new SortedSet<int>());
        for (var day = start; day < end;)
        {
            day = day.AddDays(1);
            count += IsWorkingDay(day) ? 1 : 0;
            if (!Knows(day.Year))
            {
                unknown.Add(day.Year);
            }
        }

        return new WorkingSpan(count, [.. unknown]);
    }

    private sealed record Known(FrozenSet<DateOnly> Holidays, FrozenSet<DateOnly> Workdays);
}

/// <summary>A day that was found by counting working days.</summary>
/// <param name="UnknownYears">Years on which it rests and which nobody entered.</param>
public sealed record WorkingDate(DateOnly Day, IReadOnlyList<int> UnknownYears)
{
    /// <summary>What whoever relies on it must know; null when there is nothing.</summary>
    public string? Note => NoteOf(UnknownYears);

    /// <inheritdoc cref="Note"/>
    public static string? NoteOf(IReadOnlyList<int> unknownYears) => unknownYears.Count == 0
        ? null
        : $"{string.Join("、", unknownYears)} 年的放假安排还没有录入，这里只除去了周六、周日；录入之后会重新推算。";
}

/// <summary>A number of working days.</summary>
/// <inheritdoc cref="WorkingDate"/>
public sealed record WorkingSpan(int Days, IReadOnlyList<int> UnknownYears);
