using FsCheck;
using FsCheck.Fluent;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Foundation.Text;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("公積金", "公积金")]
    [InlineData("濮陽市人民政府關於發佈", "濮阳市人民政府关于发布")]
    [InlineData("乾淨的飲用水", "干净的饮用水")]
    [InlineData("著火後怎麼辦", "着火后怎么办")]
    [InlineData("臺灣週邊遊", "台湾周边游")]
    public void Traditional_characters_become_simplified(string text, string expected) =>
        Assert.Equal(expected, SearchText.Normalize(text));

    [Theory]
    [InlineData("ＡＢＣ１２３，？", "abc123,?")]
    [InlineData("㈱①㎡", "(株)1m2")]
    [InlineData("WiFi", "wifi")]
    [InlineData("ÀÉ e\u0301", "ae e")]
    [InlineData("豈\uF900", "岂岂")]
    [InlineData("𝐏𝐘", "py")]
    public void Width_case_and_accents_do_not_matter(string text, string expected) =>
        Assert.Equal(expected, SearchText.Normalize(text));

    [Theory]
    [InlineData("  公积金\u3000\u3000提取\t\r\n怎么办 ", "公积金 提取 怎么办")]
    [InlineData("公\u200B积\uFEFF金", "公积金")]
    [InlineData("❤\uFE0F", "❤")]
    [InlineData(" \u3000\n", "")]
    [InlineData("", "")]
    [InlineData("好\U0001F600", "好\U0001F600")]
    public void Blanks_collapse_and_invisible_characters_vanish(string text, string expected) =>
        Assert.Equal(expected, SearchText.Normalize(text));

    [Fact]
    public void A_text_without_anything_to_change_is_returned_as_it_is()
    {
        var text = new string("公积金提取 2024");
        Assert.Same(text, SearchText.Normalize(text));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_left_out() => Assert.Equal("ab", SearchText.Normalize("a\uD83Db\uDE00"));

    [Fact]
    public void Any_text_is_normal_after_one_turn() =>
        Prop.ForAll(Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().ToArbitrary(), characters =>
        {
            var once = SearchText.Normalize(new string(characters));
            return SearchText.Normalize(once) == once && SearchText.Normalize(characters.AsSpan()) == once;
        }).QuickCheckThrowOnFailure();
}
