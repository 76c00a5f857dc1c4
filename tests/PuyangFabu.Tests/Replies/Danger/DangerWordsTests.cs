using PuyangFabu.Replies.Danger;
using PuyangFabu.Text;

namespace PuyangFabu.Tests.Replies.Danger;

public sealed class DangerWordsTests
{
    private static readonly DangerWords Words = new(DangerDefaults.Groups);

    [Theory]
    [InlineData("救命", "110")]
    [InlineData("救命啊！！！", "120")]
    [InlineData("我家着火了", "119")]
    [InlineData("着 火 了", "119")]
    [InlineData("着，火！", "119")]
    [InlineData("楼上失火", "119")]
    [InlineData("隔壁起火了怎么办", "119")]
    [InlineData("想自杀", "12356")]
    [InlineData("我想自殺", "12356")]
    [InlineData("不想活了", "12356")]
    [InlineData("活着没意思", "12356")]
    [InlineData("煤气泄漏", "119")]
    [InlineData("家里煤气好像漏了", "119")]
    [InlineData("天然氣漏氣", "119")]
    [InlineData("燃气泄露", "119")]
    [InlineData("被骗了", "96110")]
    [InlineData("被騙了五萬塊", "96110")]
    [InlineData("转账被骗", "96110")]
    [InlineData("老公家暴", "110")]
    [InlineData("出车祸了", "122")]
    [InlineData("有人溺水", "120")]
    [InlineData("小孩掉水里了", "120")]
    [InlineData("误食老鼠药中毒", "120")]
    [InlineData("我爸晕倒了", "120")]
    [InlineData("心梗", "120")]
    [InlineData("老人走失", "110")]
    public void Words_of_danger_name_whom_to_call(string text, string number)
    {
        var found = Words.Find(SearchText.Normalize(text), out var asksAbout);

        Assert.Contains(number, Assert.IsType<DangerGroup>(found).Text, StringComparison.Ordinal);
        Assert.False(asksAbout);
    }

    [Theory]
    [InlineData("火灾预防知识")]
    [InlineData("防诈骗讲座")]
    [InlineData("车祸赔偿标准")]
    public void Who_wants_to_read_about_a_danger_may_be_given_the_search_too(string text)
    {
        Assert.NotNull(Words.Find(SearchText.Normalize(text), out var asksAbout));
        Assert.True(asksAbout);
    }

    [Theory]
    [InlineData("公积金怎么提取")]
    [InlineData("坐着火车去北京")]
    [InlineData("一起火锅")]
    [InlineData("救命药报销")]
    [InlineData("想死你了")]
    [InlineData("电脑中毒")]
    [InlineData("落水管漏水")]
    [InlineData("燃气费")]
    public void What_only_sounds_like_danger_is_none(string text) => Assert.Null(Words.Find(SearchText.Normalize(text), out _));
}
