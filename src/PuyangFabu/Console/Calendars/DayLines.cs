using System.Globalization;

namespace PuyangFabu.Console.Calendars;

/// <summary>Days of a year as people write them: one to a line, days in a row as their first and last.</summary>
public static class DayLines
{
    private const string Form = "yyyy-MM-dd";
    private const string Until = " 至 ";

    /// <summary>As many as a year has; what is longer is no span of days off.</summary>
    private const int MostDays = 366;

    /// <summary>Days in a row together.</summary>
    public static IReadOnlyList<(DateOnly First, DateOnly Last)> Spans(IEnumerable<DateOnly> days)
    {
        var spans = new List<(DateOnly First, DateOnly Last)>();
        foreach (var day in days.Order())
        {
            if (spans is [.., var (first, last)] && last.AddDays(1) == day)
            {
                spans[^1] = (first, day);
            }
            else
            {
                spans.Add((day, day));
            }
        }

        return spans;
    }

    public static string Write(IEnumerable<DateOnly> days) =>
        string.Join('\n', Spans(days).Select(static span => span.First == span.Last ? Written(span.First) : Written(span.First) + Until + Written(span.Last)));

    /// <returns>Each day by itself; a line that is none stays as it is, for the use case to refuse by its words.</returns>
    public static IReadOnlyList<string> Read(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split(['\n', '、', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(DaysOf)];

    private static IEnumerable<string> DaysOf(string line) =>
        line.Split(['至', '到', '~', '～', '—'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var from, var to]
            && Day(from) is { } first && Day(to) is { } last && last.DayNumber - first.DayNumber is >= 0 and < MostDays
            ? Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(days => Written(first.AddDays(days)))
            : [line];

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Written(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);
}
