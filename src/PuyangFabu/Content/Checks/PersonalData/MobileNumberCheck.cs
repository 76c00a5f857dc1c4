using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>A mobile number may be a contact that its owner agreed to, or a leak; a person has to say which.</summary>
internal sealed class MobileNumberCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.Mobiles
        select field.At(span, CheckRules.Mobile, FindingSeverity.Confirm, $"{field.Label}中有手机号码。", "请核实是否可以公开；办事联系请尽量用办公电话。");
}
