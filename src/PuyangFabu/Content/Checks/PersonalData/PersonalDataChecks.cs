using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>Numbers of identity cards are never published.</summary>
internal sealed class IdCardCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.IdCards
        select field.At(span, CheckRules.IdCard, FindingSeverity.Block, $"{field.Label}中有身份证号码。", "请删除或只保留前几位，其余用 * 代替；公开个人信息须本人单独同意。");
}

/// <summary>Numbers of bank cards are never published.</summary>
internal sealed class BankCardCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.BankCards
        select field.At(span, CheckRules.BankCard, FindingSeverity.Block, $"{field.Label}中有银行卡号。", "请删除；单位的收款账户请改用缴费平台的链接。");
}

/// <summary>A mobile number may be a contact that its owner agreed to, or a leak; a person has to say which.</summary>
internal sealed class MobileNumberCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.Mobiles
        select field.At(span, CheckRules.Mobile, FindingSeverity.Confirm, $"{field.Label}中有手机号码。", "请核实是否可以公开；办事联系请尽量用办公电话。");
}

/// <summary>An address down to the door is somebody's home unless a person says otherwise.</summary>
internal sealed class HomeAddressCheck : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.HomeAddresses
        select field.At(span, CheckRules.HomeAddress, FindingSeverity.Confirm, $"{field.Label}中的地址可能是个人住址。", "请核实；公示名单只写到街道或小区，不写楼号和门牌。");
}
