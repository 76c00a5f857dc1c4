using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Calendars;

/// <summary>A year of the calendar as the operators' calls show it and as its versions keep it.</summary>
public sealed record CalendarView
{
    public required int Year { get; init; }

    /// <summary>Days off beside Saturdays and Sundays, or on them.</summary>
    public required IReadOnlyList<DateOnly> Holidays { get; init; }

    /// <summary>Saturdays and Sundays that are worked (调休).</summary>
    public required IReadOnlyList<DateOnly> Workdays { get; init; }

    /// <summary>False while nobody entered the year: dates that rest on it know Saturdays and Sundays alone.</summary>
    public required bool Entered { get; init; }

    /// <summary>0 for a year that came with the program, or that nobody entered.</summary>
    public required long Revision { get; init; }

    /// <summary>What is to be known of dates that rest on it; null when there is nothing.</summary>
    public string? Note { get; init; }

    public static CalendarView Of(HolidayYear year) => new()
    {
        Year = (int)year.Year,
        Holidays = year.HolidayDates,
        Workdays = year.WorkdayDates,
        Entered = true,
        Revision = year.Revision,
    };

    /// <summary>A year that nobody entered.</summary>
    public static CalendarView Missing(int year) => new()
    {
        Year = year,
        Holidays = [],
        Workdays = [],
        Entered = false,
        Revision = 0,
        Note = WorkingDate.NoteOf([year]),
    };
}

/// <summary>A year of the calendar as an operator hands it in: the whole of it.</summary>
[EchoOf(typeof(CalendarView))]
public sealed record CalendarInput
{
    /// <summary>Dates of the year, <c>2026-01-01</c>.</summary>
    public IReadOnlyList<string?>? Holidays { get; init; }

    /// <summary>Saturdays and Sundays of the year; left out there are none.</summary>
    public IReadOnlyList<string?>? Workdays { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}
