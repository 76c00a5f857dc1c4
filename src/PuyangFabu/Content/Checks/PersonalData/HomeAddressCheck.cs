using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>An address down to the door is somebody's home unless a person says otherwise.</summary>
internal sealed class HomeAddressCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document) =>
        from field in document.Written
        from span in field.PersonalData.HomeAddresses
        select field.At(span, CheckRules.HomeAddress, FindingSeverity.Confirm, $"{field.Label}中的地址可能是个人住址。", "请核实；公示名单只写到街道或小区，不写楼号和门牌。");
}
