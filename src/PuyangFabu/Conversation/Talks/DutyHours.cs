using System.Globalization;
using PuyangFabu.Content.Calendars;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Talks;

/// <summary>When people are there to answer followers, in China's time: on working days of the calendar, or every day.</summary>
public sealed class DutyHours(TalkOptions options, CalendarBook calendar)
{
    private static readonly string[] TimeForms = ["H\\:mm", "HH\\:mm"];

    private readonly IReadOnlyList<(TimeSpan From, TimeSpan Until)> periods = PeriodsOf(options.DutyHours)!;

    /// <summary>As followers read it: 工作日 8:30–12:00、14:30–18:00.</summary>
    public string Text { get; } = TextOf(options);

    /// <param name="atMs">UTC milliseconds.</param>
    public bool Includes(long atMs)
    {
        var at = UnixMilliseconds.ToChinaTime(atMs);
        return (options.DutyOnWeekends || calendar.Current.IsWorkingDay(DateOnly.FromDateTime(at.DateTime)))
            && (periods.Count == 0 || periods.Any(period => at.TimeOfDay >= period.From && at.TimeOfDay < period.Until));
    }

    /// <returns>Null when it is not written as periods one after the other.</returns>
    internal static IReadOnlyList<(TimeSpan From, TimeSpan Until)>? PeriodsOf(string written)
    {
        var periods = new List<(TimeSpan From, TimeSpan Until)>();
        foreach (var part in written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('-', StringSplitOptions.TrimEntries) is not [var from, var until]
                || TimeOf(from) is not { } begin || TimeOf(until) is not { } end
                || end <= begin || (periods is [.., var last] && begin < last.Until))
            {
                return null;
            }

            periods.Add((begin, end));
        }

        return periods;
    }

    // A day may end at 24:00, which no clock shows.
    private static TimeSpan? TimeOf(string written) =>
        written == "24:00" ? TimeSpan.FromHours(24)
        : TimeOnly.TryParseExact(written, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan()
        : null;

    private static string TextOf(TalkOptions options)
    {
        var days = options.DutyOnWeekends ? "每天" : "工作日";
        var periods = PeriodsOf(options.DutyHours)!.Select(static period => $"{Shown(period.From)}–{Shown(period.Until)}");
        return $"{days} {string.Join("、", periods)}".TrimEnd();
    }

    private static string Shown(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}");
}
