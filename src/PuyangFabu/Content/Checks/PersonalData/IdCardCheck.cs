using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>Numbers of identity cards are never published.</summary>
internal sealed class IdCardCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.IdCards
        select field.At(span, CheckRules.IdCard, FindingSeverity.Block, $"{field.Label}中有身份证号码。", "请删除或只保留前几位，其余用 * 代替；公开个人信息须本人单独同意。");
}
