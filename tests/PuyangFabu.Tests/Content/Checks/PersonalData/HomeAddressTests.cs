using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.PersonalData;

namespace PuyangFabu.Tests.Content.Checks.PersonalData;

public sealed class HomeAddressTests
{
    private static readonly HomeAddressCheck Check = new();

    [Theory]
    [InlineData("住华龙区示例小区3号楼2单元501室")]
    [InlineData("住示例路158号院2号楼1单元东户")]
    [InlineData("示例花园12栋1203室")]
    [InlineData("示例家园A区5#楼3单元602")]
    [InlineData("户部寨镇示例村3组12号")]
    [InlineData("示例小区三号楼二单元五零一室")]
    [InlineData("示例小区３号楼２单元５０１室")]
    public void A_door_is_to_be_confirmed(string address)
    {
        var finding = Assert.Single(Check.Run($"申请人王某，{address}。"));
        Assert.Equal((CheckRules.HomeAddress, FindingSeverity.Confirm), (finding.Rule, finding.Severity));
        Assert.DoesNotMatch("[0-9０-９三五]", finding.Excerpt);
    }

    [Theory]
    [InlineData("地址：华龙区人民路158号")]
    [InlineData("市民中心3楼305室")]
    [InlineData("第二单元测试")]
    [InlineData("示例小区停水通知")]
    [InlineData("示例村1号线路检修")]
    [InlineData("本月12号开始，示例小区3栋外墙维修")]
    public void An_office_or_a_quarter_passes(string text) => Assert.Empty(Check.Run(text));
}
