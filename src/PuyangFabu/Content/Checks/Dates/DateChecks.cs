using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Checks.Dates;

/// <summary>A date and the weekday beside it must agree; where the year is left out, in one of the years it can mean.</summary>
internal sealed class WeekdayCheck : ICheck
{
    private const string Names = "日一二三四五六";

    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        var today = DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(document.Text.PublishedMs ?? document.Context.NowMs).Date);
        return from field in document.Written
               from mention in DateReader.In(field.Folded.Text)
               where mention.Weekday is not null
               let dates = mention.Years(today).Select(mention.In).OfType<DateOnly>().ToArray()
               where dates.Length > 0 && !Array.Exists(dates, date => date.DayOfWeek == mention.Weekday)
               select field.At(
                   mention.Span,
                   CheckRules.Weekday,
                   FindingSeverity.Confirm,
                   $"{dates[0].Year}年{mention.Month}月{mention.Day}日是星期{Names[(int)dates[0].DayOfWeek]}，{field.Label}写的是星期{Names[(int)mention.Weekday!]}。",
                   "请核对日期和星期，改正写错的一个。");
    }
}

/// <summary>Dates that no calendar has, such as 2月30日.</summary>
internal sealed class ImpossibleDateCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        var today = DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(document.Text.PublishedMs ?? document.Context.NowMs).Date);
        return from field in document.Written
               from mention in DateReader.In(field.Folded.Text)
               let years = mention.Years(today)
               where years.All(year => mention.In(year) is null)
               select field.At(
                   mention.Span,
                   CheckRules.ImpossibleDate,
                   FindingSeverity.Confirm,
                   $"{field.Label}中的日期不存在：{(mention is { Month: 2, Day: 29 } ? $"{years[0]}年2月没有29日" : $"{mention.Month}月没有{mention.Day}日")}。",
                   "请核对日期。");
    }
}
