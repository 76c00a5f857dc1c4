using System.Globalization;

namespace PuyangFabu.Console.Frame.Islands;

/// <summary>
/// How calendars of the console name days and months. The product runs without the data of cultures; an island gives this to what it
/// holds by a cascading value named <c>DefaultCulture</c>, and nothing else uses it.
/// </summary>
public static class ChineseCulture
{
    private static readonly string[] Days = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];
    private static readonly string[] ShortDays = ["日", "一", "二", "三", "四", "五", "六"];
    private static readonly string[] Months = [.. Enumerable.Range(1, 12).Select(static month => string.Create(CultureInfo.InvariantCulture, $"{month}月")), ""];

    public static CultureInfo Value { get; } = Make();

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var format = culture.DateTimeFormat;
        format.DayNames = Days;
        format.AbbreviatedDayNames = ShortDays;
        format.ShortestDayNames = ShortDays;
        format.MonthNames = Months;
        format.MonthGenitiveNames = Months;
        format.AbbreviatedMonthNames = Months;
        format.AbbreviatedMonthGenitiveNames = Months;
        format.FirstDayOfWeek = DayOfWeek.Monday;
        format.AMDesignator = "上午";
        format.PMDesignator = "下午";
        format.ShortDatePattern = "yyyy-MM-dd";
        format.LongDatePattern = "yyyy年M月d日";
        format.YearMonthPattern = "yyyy年M月";
        format.MonthDayPattern = "M月d日";
        format.ShortTimePattern = "HH:mm";
        format.LongTimePattern = "HH:mm:ss";
        return CultureInfo.ReadOnly(culture);
    }
}
