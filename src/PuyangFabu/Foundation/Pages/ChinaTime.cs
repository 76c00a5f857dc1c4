using System.Globalization;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Pages;

/// <summary>Times as pages write them, in China's time.</summary>
public static class ChinaTime
{
    /// <summary>For machines: <c>2016-06-28T15:30:00+08:00</c>.</summary>
    public static string Iso(long milliseconds) => Format(milliseconds, "yyyy-MM-ddTHH:mm:sszzz");

    /// <summary>To the second, as the rules for news pages ask: <c>2016年6月28日 15:30:00</c>.</summary>
    public static string Full(long milliseconds) => Format(milliseconds, "yyyy年M月d日 HH:mm:ss");

    public static string Minute(long milliseconds) => Format(milliseconds, "yyyy年M月d日 HH:mm");

    /// <summary>For lists: <c>今天 15:30</c>, <c>6月28日</c> in the same year, <c>2016年6月28日</c> else.</summary>
    public static string Brief(long milliseconds, long nowMs)
    {
        var moment = UnixMilliseconds.ToChinaTime(milliseconds);
        var now = UnixMilliseconds.ToChinaTime(nowMs);
        if (moment.Date == now.Date)
        {
            return Format(milliseconds, "今天 HH:mm");
        }

        return Format(milliseconds, moment.Year == now.Year ? "M月d日" : "yyyy年M月d日");
    }

    /// <summary>Whole years between two moments.</summary>
    public static int YearsBetween(long fromMs, long toMs)
    {
        var from = UnixMilliseconds.ToChinaTime(fromMs);
        var to = UnixMilliseconds.ToChinaTime(toMs);
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }

    private static string Format(long milliseconds, string format) =>
        UnixMilliseconds.ToChinaTime(milliseconds).ToString(format, CultureInfo.InvariantCulture);
}
