using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Completeness;

/// <summary>Fields that look filled in and are not: only blanks or invisible characters.</summary>
internal sealed class BlankFieldCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        if (IsBlank(document.Title))
        {
            yield return Blank(document.Title, "标题是空的。", "请写标题。");
        }

        if (document.Digest.Text.Length > 0 && IsBlank(document.Digest))
        {
            yield return Blank(document.Digest, "摘要里只有空白。", "请写摘要；留空则从正文截取。");
        }

        if (!document.Text.IsTopic && IsBlank(document.Body) && document.Markup.Images.Count == 0)
        {
            // Readers open a page with nothing on it: nobody lets that through without having said so.
            yield return Blank(document.Body, "正文是空的。", "请写正文或放图片；确实只发标题和摘要的，送审时勾选“只发标题和摘要”。") with
            {
                Rule = CheckRules.EmptyBody,
                Severity = FindingSeverity.Confirm,
            };
        }
    }

    private static bool IsBlank(CheckedField field) => string.IsNullOrWhiteSpace(field.Folded.Text);

    private static TextFinding Blank(CheckedField field, string message, string suggestion) => new()
    {
        Rule = CheckRules.BlankField,
        Severity = FindingSeverity.Hint,
        Field = field.Name,
        Message = message,
        Suggestion = suggestion,
    };
}

/// <summary>Every text names where it comes from.</summary>
internal sealed class MissingSourceCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.Text.Source))
        {
            yield return new TextFinding
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

/// <summary>A reprint names its original title and author (互联网新闻信息服务管理规定).</summary>
internal sealed class ReprintCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        var text = document.Text;
        if (!text.Reprint && !IsForeign(text.Source, document.Context.OwnNames))
        {
            yield break;
        }

        var why = text.Reprint ? "这是转载稿件" : "来源不是本单位，按转载对待";
        if (string.IsNullOrWhiteSpace(text.OriginalTitle))
        {
            var own = text.Reprint ? "" : $"本单位写的，来源填{string.Join("或", document.Context.OwnNames.Select(static name => $"“{name}”"))}。";
            yield return Missing(CheckedFieldNames.OriginalTitle, $"{why}，没有填写原标题。", $"请照原文填写标题，不要改变原意。{(document.Context.OwnNames.Count > 0 ? own : "")}");
        }

        if (string.IsNullOrWhiteSpace(text.OriginalAuthor))
        {
            yield return Missing(CheckedFieldNames.OriginalAuthor, $"{why}，没有填写原作者。", "请填写原文的作者；原文没有署名的，写供稿单位。");
        }
    }

    private static bool IsForeign(string source, IReadOnlyList<string> ownNames) =>
        !string.IsNullOrWhiteSpace(source) && !ownNames.Any(name => string.Equals(name.Trim(), source.Trim(), StringComparison.OrdinalIgnoreCase));

    private static TextFinding Missing(string field, string message, string suggestion) => new()
    {
        Rule = CheckRules.Reprint,
        Severity = FindingSeverity.Hint,
        Field = field,
        Message = message,
        Suggestion = suggestion,
    };
}
