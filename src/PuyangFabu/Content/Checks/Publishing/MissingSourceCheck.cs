using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Publishing;

/// <summary>Every text names where it comes from.</summary>
internal sealed class MissingSourceCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.Text.Source))
        {
            yield return new Finding
            {
                Rule = CheckRules.MissingSource,
                Severity = FindingSeverity.Hint,
                Field = CheckedFieldNames.Source,
                Message = "没有填写来源。",
                Suggestion = "请填写供稿单位或转载的媒体；本单位原创的写本单位名称。",
            };
        }
    }
}
