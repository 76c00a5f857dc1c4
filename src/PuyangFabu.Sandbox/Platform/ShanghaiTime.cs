namespace PuyangFabu.Sandbox.Platform;

/// <summary>The platform's days and months. China has kept one offset since 1991, so no zone table is needed.</summary>
internal static class ShanghaiTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    public static int Hour(DateTimeOffset at) => at.ToOffset(Offset).Hour;

    /// <summary>The first day of the month.</summary>
    public static DateOnly Month(DateTimeOffset at) => Day(at) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    public static string Minute(DateTimeOffset at) =>
        at.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
