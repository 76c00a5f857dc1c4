using PuyangFabu.Content.Versions;

namespace PuyangFabu.Content.Calendars;

/// <summary>The days off of a year and the Saturdays and Sundays that are worked in their place (调休), as the State Council's office announced them.</summary>
public sealed record HolidayYear
{
    public const int First = 2000;
    public const int Last = 2199;

    public required long Year { get; init; }

    /// <summary>Dates as JSON, <c>["2026-01-01"]</c>, in their order.</summary>
    public required string Holidays { get; init; }

    /// <inheritdoc cref="Holidays"/>
    public required string Workdays { get; init; }

    /// <summary>0 for a year that came with the program and was never saved.</summary>
    public long Revision { get; init; }

    public long UpdatedMs { get; init; }

    public IReadOnlyList<DateOnly> HolidayDates => ContentJson.Read<DateOnly[]>(Holidays);

    public IReadOnlyList<DateOnly> WorkdayDates => ContentJson.Read<DateOnly[]>(Workdays);

    /// <summary>What came with the program: 2026 by the notice of 4 November 2025.</summary>
    public static IReadOnlyList<HolidayYear> Shipped { get; } =
    [
        Of(
            2026,
            [
                .. Days(new(2026, 1, 1), 3), .. Days(new(2026, 2, 15), 9), .. Days(new(2026, 4, 4), 3), .. Days(new(2026, 5, 1), 5),
                .. Days(new(2026, 6, 19), 3), .. Days(new(2026, 9, 25), 3), .. Days(new(2026, 10, 1), 7),
            ],
            [new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10)]),
    ];

    public static HolidayYear Of(int year, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workdays) => new()
    {
        Year = year,
        Holidays = ContentJson.Write(holidays.Order().ToArray()),
        Workdays = ContentJson.Write(workdays.Order().ToArray()),
    };

    private static IEnumerable<DateOnly> Days(DateOnly first, int count) => Enumerable.Range(0, count).Select(first.AddDays);
}
