using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Checks.Completeness;

/// <summary>Line ends typed as programs write them, in the fields that cards and lists show as they are. A body may mean them.</summary>
internal sealed class TypedEscapeCheck : ICheck
{
    private static readonly string[] ShownAsTheyAre = [CheckedFieldNames.Title, CheckedFieldNames.Subtitle, CheckedFieldNames.Digest];

    public IEnumerable<TextFinding> Check(CheckedDocument document) =>
        from field in document.Written
        where ShownAsTheyAre.Contains(field.Name)
        let escapes = TypedEscapes.In(field.Text)
        where escapes.Count > 0
        select new TextFinding
        {
            Rule = CheckRules.TypedEscape,
            Severity = FindingSeverity.Hint,
            Field = field.Name,
            Message = $"{field.Label}里有{TypedEscapes.Named(escapes)}，读者会原样看到这几个字符。",
            Suggestion = "请删去；这里不能换行。",
        };
}
