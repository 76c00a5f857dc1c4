using System.Globalization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Calendars;

/// <summary>What a year of the calendar handed in must keep to.</summary>
public static class CalendarInputRules
{
    private const string Form = "yyyy-MM-dd";

    /// <returns>The year without its revision, or everything that is wrong with the input.</returns>
    public static Outcome<HolidayYear> Read(int year, CalendarInput input)
    {
        var (holidays, workdays) = (input.Holidays ?? [], input.Workdays ?? []);
        var problems = new[]
        {
            new FieldProblem("year", YearReason(year) ?? ""),
            new FieldProblem("holidays", (input.Holidays is null ? "要写明，没有的写 []" : Reason(year, holidays)) ?? ""),
            new FieldProblem("workdays", Reason(year, workdays) ?? WorkdayReason(holidays, workdays) ?? ""),
        };
        return problems.Any(static problem => problem.Reason.Length > 0)
            ? Refusal.BadInput([.. problems.Where(static problem => problem.Reason.Length > 0)])
            : HolidayYear.Of(year, holidays.Select(static text => Parse(text)!.Value), workdays.Select(static text => Parse(text)!.Value));
    }

    /// <summary>What is wrong with a year of the address; null when nothing is.</summary>
    public static string? YearReason(int year) => year is < HolidayYear.First or > HolidayYear.Last ? $"应在 {HolidayYear.First} 年与 {HolidayYear.Last} 年之间" : null;

    private static string? Reason(int year, IReadOnlyList<string?> days) =>
        days.FirstOrDefault(static text => Parse(text) is null) is var unread && days.Any(static text => Parse(text) is null) ? $"里的“{Shown(unread)}”不是日期，应写成 {year}-01-01 这样"
        : days.FirstOrDefault(text => Parse(text)!.Value.Year != year) is { } other ? $"里的 {other} 不在 {year} 年"
        : days.GroupBy(static text => text).FirstOrDefault(static group => group.Count() > 1) is { } repeated ? $"里的 {repeated.Key} 写了两次"
        : null;

    // Any other day is worked as it is: who names it meant another date.
    private static string? WorkdayReason(IReadOnlyList<string?> holidays, IReadOnlyList<string?> workdays) =>
        workdays.FirstOrDefault(holidays.Contains) is { } both ? $"里的 {both} 也写成了放假"
        : workdays.FirstOrDefault(static text => Parse(text)!.Value.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) is { } plain ? $"里的 {plain} 不是周六、周日，本来就上班"
        : null;

    private static DateOnly? Parse(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Shown(string? text) => text is null ? "null" : text.Length > 20 ? text[..20] + "…" : text;
}
