using PuyangFabu.Content.Search;

namespace PuyangFabu.Tests.Content.Search;

public sealed class HighlighterTests
{
    [Theory]
    [InlineData("公积金", "住房公积金提取", "住房[公积金]提取")]
    [InlineData("公積金", "住房公积金提取", "住房[公积金]提取")]
    [InlineData("公积金", "住房公積金提取", "住房[公積金]提取")]
    [InlineData("ｗｉｆｉ", "公园WiFi开通", "公园[WiFi]开通")]
    [InlineData("租房公积金", "住房公积金租房提取", "住[房公积金租房]提取")]
    [InlineData("停水 华龙区", "华龙区今日停水", "[华龙区]今日[停水]")]
    [InlineData("水", "停水通知", "停[水]通知")]
    [InlineData("怎么办理身份证", "身份证到期", "[身份证]到期")]
    [InlineData("供暖", "停水通知", "停水通知")]
    [InlineData("", "停水通知", "停水通知")]
    [InlineData("停水", "", "")]
    public void Words_are_marked_as_search_compares_them(string query, string text, string expected) =>
        Assert.Equal(expected, Show(new Highlighter(query).Split(text)));

    [Fact]
    public void The_parts_together_are_the_text_whatever_it_holds()
    {
        var random = new Random(410900);
        string[] pieces = ["公", "积", "金", "積", "Ａ", "a", "é", "e\u0301", "👨‍👩‍👧", "\ud83d", "\u200b", " ", "ﷺ", "㍿", "<b>", "&"];
        foreach (var _ in Enumerable.Range(0, 2000))
        {
            var query = string.Concat(random.GetItems(pieces, 6));
            var text = string.Concat(random.GetItems(pieces, 20));
            var parts = new Highlighter(query).Split(text);
            Assert.Equal(text, string.Concat(parts.Select(static part => part.Text)));
            Assert.DoesNotContain(parts.Zip(parts.Skip(1)), static pair => pair.First.Marked == pair.Second.Marked);
        }
    }

    private static string Show(IEnumerable<MarkedPart> parts) =>
        string.Concat(parts.Select(static part => part.Marked ? $"[{part.Text}]" : part.Text));
}
