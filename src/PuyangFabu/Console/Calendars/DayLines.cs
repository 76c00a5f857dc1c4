using System.Globalization;
using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Console.Calendars;

/// <summary>
/// Days of a year as people write them: one to a line, days in a row as their first and last; and as the notice of the State Council has
/// them (元旦：1月1日（周五）至3日（周日）放假，共3天).
/// </summary>
public static partial class DayLines
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

    /// <summary>Days off.</summary>
    /// <param name="year">Of dates that are written without one.</param>
    /// <returns>Each day by itself; what is none stays as it is, for the use case to refuse by its words.</returns>
    public static IReadOnlyList<string> ReadHolidays(string? text, int year) => Read(text, year, "放假");

    /// <summary>Days that are worked.</summary>
    /// <inheritdoc cref="ReadHolidays"/>
    public static IReadOnlyList<string> ReadWorkdays(string? text, int year) => Read(text, year, "上班");

    private static string[] Read(string? text, int year, string said) =>
    [
        .. (text ?? "").ReplaceLineEndings("\n").Split('\n')
            .Select(static line => Name().Replace(Aside().Replace(line, ""), ""))
            .SelectMany(static line => line.Split(['、', '，', ',', '。', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(static part => !Counted().IsMatch(part))
            .SelectMany(part => DaysOf(part, year, said)),
    ];

    private static IEnumerable<string> DaysOf(string part, int year, string said)
    {
        var written = Blank().Replace(HalfWidth.Of(part), "");
        if (Span().Match(written) is not { Success: true } span || (span.Groups["said"] is { Success: true } told && !told.Value.StartsWith(said, StringComparison.Ordinal)))
        {
            return [part];
        }

        var first = Day(span.Groups["y"], span.Groups["m"], span.Groups["d"], year, 0);
        var last = span.Groups["d2"].Success ? Day(span.Groups["y2"], span.Groups["m2"], span.Groups["d2"], first?.Year ?? year, first?.Month ?? 0) : first;
        return first is { } from && last is { } to && to.DayNumber - from.DayNumber is >= 0 and < MostDays
            ? Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(days => Written(from.AddDays(days)))
            : [part];
    }

    /// <summary>What is not written is that of the day before it.</summary>
    private static DateOnly? Day(Group year, Group month, Group day, int usualYear, int usualMonth)
    {
        var (written, of) = (year.Success ? Number(year) : usualYear, month.Success ? Number(month) : usualMonth);
        return DateOnly.TryParseExact(
            string.Create(CultureInfo.InvariantCulture, $"{written:D4}-{of:D2}-{Number(day):D2}"), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    private static string Written(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The day of the week and of the old calendar beside a date.</summary>
    [GeneratedRegex("[（(][^（()）]*[)）]", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    /// <summary>The number and name of a holiday before its days.</summary>
    [GeneratedRegex("^.*[:：]", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    /// <summary>How many days it is, and how they are not moved, which the days themselves say.</summary>
    [GeneratedRegex("^(?:共 ?[0-9０-９]+ ?天|不调休)$", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex("\\s", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(
        "^(?:(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})|(?:(?<y>[0-9]{4})年)?(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})[日号]?)"
        + "(?:[至到~—–-]+(?:(?<y2>[0-9]{4})[-/.](?<m2>[0-9]{1,2})[-/.](?<d2>[0-9]{1,2})|(?:(?:(?<y2>[0-9]{4})年)?(?<m2>[0-9]{1,2})月)?(?<d2>[0-9]{1,2})[日号]?))?"
        + "(?<said>放假(?:调休|[0-9]+天)?|上班)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
