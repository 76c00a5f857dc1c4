using System.Globalization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Pages;

/// <summary>Times as pages write them, in China's time.</summary>
public static class ChinaTime
{
    private const string Clock = " HH:mm";

    /// <summary>For machines: <c>2016-06-28T15:30:00+08:00</c>.</summary>
    public static string Iso(long milliseconds) => Format(milliseconds, "yyyy-MM-ddTHH:mm:sszzz");

    /// <summary>To the second, as the rules for news pages ask: <c>2016年6月28日 15:30:00</c>.</summary>
    public static string Full(long milliseconds) => Format(milliseconds, "yyyy年M月d日 HH:mm:ss");

    /// <summary>The form for people: <c>2016年6月28日 15:30</c>.</summary>
    public static string Minute(long milliseconds) => Format(milliseconds, "yyyy年M月d日 HH:mm");

    /// <inheritdoc cref="Minute(long)"/>
    public static string Minute(DateTimeOffset moment) => Minute(moment.ToUnixTimeMilliseconds());

    /// <summary><c>2016年6月28日</c>.</summary>
    public static string Day(long milliseconds) => Format(milliseconds, "yyyy年M月d日");

    /// <inheritdoc cref="Day(long)"/>
    public static string Day(DateTimeOffset moment) => Day(moment.ToUnixTimeMilliseconds());

    /// <inheritdoc cref="Day(long)"/>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>Within a sentence that can mean one year only: <c>6月28日</c>.</summary>
    public static string ShortDay(long milliseconds) => Format(milliseconds, "M月d日");

    /// <summary>For lists: <c>今天 15:30</c>, the same for yesterday and tomorrow, <c>6月28日</c> in the same year, <c>2016年6月28日</c> else.</summary>
    public static string Brief(long milliseconds, long nowMs) => Near(milliseconds, nowMs, Clock, "");

    /// <summary>Whether it is midnight in China: where others write times, one who writes only days means that.</summary>
    public static bool IsDay(long milliseconds) => UnixMilliseconds.ToChinaTime(milliseconds).TimeOfDay == TimeSpan.Zero;

    /// <summary>For lists, of a day: <c>今天</c>, the same for yesterday and tomorrow, else as <see cref="Brief"/>.</summary>
    public static string BriefDay(long milliseconds, long nowMs) => Near(milliseconds, nowMs, "", "");

    /// <summary>For machines: <c>2016-06-28</c>.</summary>
    public static string IsoDay(long milliseconds) => Format(milliseconds, "yyyy-MM-dd");

    /// <summary>For plans, where the hour counts on every day: <c>明天 15:30</c>, <c>6月28日 15:30</c>, <c>2016年6月28日 15:30</c>.</summary>
    public static string BriefMinute(long milliseconds, long nowMs) => Near(milliseconds, nowMs, Clock, Clock);

    /// <summary>Whole years between two moments.</summary>
    public static int YearsBetween(long fromMs, long toMs)
    {
        var from = UnixMilliseconds.ToChinaTime(fromMs);
        var to = UnixMilliseconds.ToChinaTime(toMs);
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }

    private static string Near(long milliseconds, long nowMs, string clockOfNear, string clockOfFar)
    {
        var moment = UnixMilliseconds.ToChinaTime(milliseconds);
        var now = UnixMilliseconds.ToChinaTime(nowMs);
        return (moment.Date - now.Date).Days switch
        {
            -1 => Format(milliseconds, "昨天" + clockOfNear),
            0 => Format(milliseconds, "今天" + clockOfNear),
            1 => Format(milliseconds, "明天" + clockOfNear),
            _ => Format(milliseconds, (moment.Year == now.Year ? "M月d日" : "yyyy年M月d日") + clockOfFar),
        };
    }

    private static string Format(long milliseconds, string format) =>
        UnixMilliseconds.ToChinaTime(milliseconds).ToString(format, CultureInfo.InvariantCulture);
}
