using PuyangFabu.Content.Checks.PersonalData;

namespace PuyangFabu.Tests.Content.Checks.PersonalData;

/// <summary>What is starred out before something that a citizen wrote is shown to everybody.</summary>
public sealed class CitizenMaskTests
{
    [Theory]
    [InlineData("开州路12号门前积水", "开州路**号门前积水")]
    [InlineData("建设街三十五号院", "建设街***号院")]
    [InlineData("老城巷５号", "老城巷*号")]
    [InlineData("胜利大道8-2号", "胜利大道*-*号")]
    [InlineData("路北段12号附3号", "路北段**号附*号")]
    [InlineData("阳光小区3号楼2单元501室", "阳光小区*号楼*单元***室")]
    [InlineData("我住12栋1203", "我住**栋****")]
    [InlineData("电话13812345678", "电话138******78")]
    [InlineData("坐人民路12号线", "坐人民路12号线")]
    [InlineData("谁知道12号停水吗", "谁知道12号停水吗")]
    [InlineData("3座桥、2026年12月1日、12345热线", "3座桥、2026年12月1日、12345热线")]
    public void Houses_buildings_rooms_and_numbers_go_and_lines_and_dates_stay(string text, string masked) => Assert.Equal(masked, CitizenMask.Of(text));

    [Fact]
    public void An_answer_keeps_the_houses_of_offices_and_loses_those_that_the_citizen_wrote() =>
        Assert.Equal(
            "您在开州路**号的问题，请到人民路88号市民中心办理。",
            CitizenMask.OfAnswer("您在开州路12号的问题，请到人民路88号市民中心办理。", "开州路12号漏水"));

    [Fact]
    public void What_was_found_is_told_with_how_often_and_nothing_else()
    {
        const string Text = "开州路12号和阳光小区3号楼2单元501室，电话13812345678";

        Assert.Equal(["手机号 1 处", "门牌 2 处"], CitizenMask.Found((Text, CitizenMask.Of(Text)), ("没有", "没有")));
        Assert.Empty(CitizenMask.Found(("没有", "没有")));
    }
}
