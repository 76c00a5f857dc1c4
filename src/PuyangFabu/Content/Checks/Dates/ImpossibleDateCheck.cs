using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Checks.Dates;

/// <summary>Dates that no calendar has, such as 2月30日.</summary>
internal sealed class ImpossibleDateCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document)
    {
        var today = DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(document.Text.PublishedMs ?? document.Context.NowMs).Date);
        return from field in document.Written
               from mention in DateMentions.In(field.Folded.Text)
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
