using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Console.Frame;

/// <summary>Days of China's time as filters send them.</summary>
public static class FilterDay
{
    /// <returns>UTC milliseconds of its first moment; null for what is no day.</returns>
    public static long? StartOf(string? day) => Read(day)?.ToUnixTimeMilliseconds();

    /// <returns>UTC milliseconds of the first moment after it; null for what is no day.</returns>
    public static long? EndOf(string? day) => Read(day)?.AddDays(1).ToUnixTimeMilliseconds();

    /// <summary>What was typed for a day and is none; an empty field asks for nothing.</summary>
    private static IReadOnlyList<FieldProblem> Problems(params (string Field, string? Day)[] days) =>
        [.. days.Where(static typed => !string.IsNullOrEmpty(typed.Day) && Read(typed.Day) is null).Select(static typed => new FieldProblem(typed.Field, "不是日期"))];

    /// <summary>The same for the two ends of a span, of which the second is not to be the earlier: nothing would ever be found.</summary>
    public static IReadOnlyList<FieldProblem> SpanProblems((string Field, string? Day) from, (string Field, string? Day) until) =>
        Read(from.Day) is { } first && Read(until.Day) is { } last && last < first ? [new(until.Field, "比开始的日期早，什么也查不到：请把两个日期调换")]
        : Problems(from, until);

    private static DateTimeOffset? Read(string? day) =>
        DateTime.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is > 1 and < 9999
            ? new DateTimeOffset(read, UnixMilliseconds.China)
            : null;
}
