using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Foundation.Text;

public sealed class ExactFormTests
{
    [Theory]
    [InlineData("公积金", "公积金")]
    [InlineData("[微笑]公积金[玫瑰]！", "公积金")]
    [InlineData("公积金/::)/:strong", "公积金")]
    [InlineData("1️⃣公积金1️⃣", "公积金")]
    [InlineData("→￥公积金+=", "公积金")]
    [InlineData("ㅤ公积金ㅤ", "公积金")]
    [InlineData("3公积金1", "3公积金1")]
    [InlineData("公积金[查询2]", "公积金[查询2")]
    [InlineData("公积金[微笑]提取", "公积金[微笑]提取")]
    [InlineData("[公积金]", "公积金")]
    [InlineData("1️⃣", "1")]
    [InlineData("😀1️⃣！", "1")]
    [InlineData("？", "?")]
    [InlineData("+", "+")]
    [InlineData("/:", "/:")]
    [InlineData("", "")]
    public void What_stands_around_a_word_is_overlooked_and_what_is_nothing_else_stays(string text, string expected) =>
        Assert.Equal(expected, ExactForm.Bare(SearchText.Normalize(text)).ToString());

    [Fact]
    public void A_plain_word_costs_no_memory()
    {
        var length = ExactForm.BareClosed("公积金[微笑]").Length;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 1000; round++)
        {
            length += ExactForm.BareClosed("公积金").Length + ExactForm.BareClosed("gjj/:rose").Length;
        }

        Assert.Equal((6003, 0L), (length, GC.GetAllocatedBytesForCurrentThread() - before));
    }
}
