using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Publishing;

/// <summary>A reprint names its original title and author (互联网新闻信息服务管理规定).</summary>
internal sealed class ReprintCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document)
    {
        var text = document.Text;
        if (!text.Reprint && !IsForeign(text.Source, document.Context.OwnNames))
        {
            yield break;
        }

        var why = text.Reprint ? "这是转载稿件" : "来源不是本单位，按转载对待";
        if (string.IsNullOrWhiteSpace(text.OriginalTitle))
        {
            yield return Missing(CheckedFieldNames.OriginalTitle, $"{why}，没有填写原标题。");
        }

        if (string.IsNullOrWhiteSpace(text.OriginalAuthor))
        {
            yield return Missing(CheckedFieldNames.OriginalAuthor, $"{why}，没有填写原作者。");
        }
    }

    private static bool IsForeign(string source, IReadOnlyList<string> ownNames) =>
        !string.IsNullOrWhiteSpace(source) && !ownNames.Any(name => string.Equals(name.Trim(), source.Trim(), StringComparison.OrdinalIgnoreCase));

    private static Finding Missing(string field, string message) => new()
    {
        Rule = CheckRules.Reprint,
        Severity = FindingSeverity.Hint,
        Field = field,
        Message = message,
        Suggestion = "请注明来源、原标题和原作者，不要改变标题的原意。",
    };
}
