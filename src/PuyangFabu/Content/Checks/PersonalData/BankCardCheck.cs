using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>Numbers of bank cards are never published.</summary>
internal sealed class BankCardCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.BankCards
        select field.At(span, CheckRules.BankCard, FindingSeverity.Block, $"{field.Label}中有银行卡号。", "请删除；单位的收款账户请改用缴费平台的链接。");
}
