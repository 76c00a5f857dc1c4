using System.Globalization;

namespace PuyangFabu.Console.Frame;

/// <summary>Days of China's time as filters send them.</summary>
public static class FilterDay
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <returns>UTC milliseconds of its first moment; null for what is no day.</returns>
    public static long? StartOf(string? day) => Read(day)?.ToUnixTimeMilliseconds();

    /// <returns>UTC milliseconds of the first moment after it; null for what is no day.</returns>
    public static long? EndOf(string? day) => Read(day)?.AddDays(1).ToUnixTimeMilliseconds();

    private static DateTimeOffset? Read(string? day) =>
        DateTime.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is > 1 and < 9999
            ? new DateTimeOffset(read, China)
            : null;
}
