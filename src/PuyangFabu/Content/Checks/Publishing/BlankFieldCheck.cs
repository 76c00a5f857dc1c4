using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Publishing;

/// <summary>Fields that look filled in and are not: only blanks or invisible characters.</summary>
internal sealed class BlankFieldCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document)
    {
        if (IsBlank(document.Title))
        {
            yield return Blank(document.Title, "标题是空的。", "请写标题。");
        }

        if (document.Digest.Text.Length > 0 && IsBlank(document.Digest))
        {
            yield return Blank(document.Digest, "摘要里只有空白。", "请写摘要；留空则从正文截取。");
        }

        if (IsBlank(document.Body) && document.Markup.Images.Count == 0)
        {
            yield return Blank(document.Body, "正文是空的。", "请写正文或放图片。");
        }
    }

    private static bool IsBlank(CheckedField field) => string.IsNullOrWhiteSpace(field.Folded.Text);

    private static Finding Blank(CheckedField field, string message, string suggestion) => new()
    {
        Rule = CheckRules.BlankField,
        Severity = FindingSeverity.Hint,
        Field = field.Name,
        Message = message,
        Suggestion = suggestion,
    };
}
