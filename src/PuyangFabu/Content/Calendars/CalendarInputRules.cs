using System.Globalization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Content.Calendars;

/// <summary>What a year of the calendar handed in must keep to.</summary>
public static class CalendarInputRules
{
    private const string Form = "yyyy-MM-dd";
    private const int MostTold = 20;

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

    // Everything at once: who mends one line does not want to hear of the next.
    private static string? Reason(int year, IReadOnlyList<string?> days)
    {
        var read = days.Where(static text => Parse(text) is not null).ToList();
        return Joined(
            (days.Where(static text => Parse(text) is null).Select(static text => $"“{Shown(text)}”"), $"不是日期，应写成 {year}-01-01 这样"),
            (read.Where(text => Parse(text)!.Value.Year != year).Select(static text => text!), $"不在 {year} 年"),
            (read.GroupBy(static text => text).Where(static group => group.Count() > 1).Select(static group => group.Key!), "写了两次"));
    }

    // Any other day is worked as it is: who names it meant another date.
    private static string? WorkdayReason(IReadOnlyList<string?> holidays, IReadOnlyList<string?> workdays) => Joined(
        (workdays.Where(holidays.Contains).Select(static text => text!), "也写成了放假"),
        (workdays.Where(static text => Parse(text)!.Value.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(static text => text!), "不是周六、周日，本来就上班"));

    private static string? Joined(params (IEnumerable<string> Days, string Reason)[] found) =>
        string.Join('；', found.Select(static one => (Days: string.Join('、', one.Days.Distinct().Take(MostTold)), one.Reason)).Where(static one => one.Days.Length > 0).Select(static one => one.Days[0] == '“' ? $"里的{one.Days}{one.Reason}" : $"里的 {one.Days} {one.Reason}")) is { Length: > 0 } reason
            ? reason
            : null;

    private static DateOnly? Parse(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Shown(string? text) => text is null ? "null" : text.Length > 20 ? text[..20] + "…" : text;
}
