using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles;

public sealed class DigestTests
{
    [Fact]
    public void A_short_text_is_its_own_digest_in_one_line() => Assert.Equal("第一段 第二段", Digest.Of("第一段\n第二段\n"));

    [Fact]
    public void A_text_of_exactly_the_longest_length_is_not_cut() =>
        Assert.Equal(new string('字', 120), Digest.Of(new string('字', 120)));

    [Fact]
    public void A_longer_text_is_cut_between_whole_characters()
    {
        Assert.Equal(new string('字', 119) + "…", Digest.Of(new string('字', 121)));
        Assert.Equal(new string('字', 118) + "…", Digest.Of(new string('字', 118) + "😀😀😀"));
    }

    [Theory]
    [InlineData("<p>前言</p><table><tr><th>线路</th><th>时间</th></tr><tr><td>1 路</td><td>6:00</td></tr></table><p>后语</p>", "前言 后语")]
    [InlineData("<table><tr><td>1 路</td><td>6:00</td></tr></table>", "1 路 6:00")]
    public void The_cells_of_tables_are_no_digest_where_there_are_other_words(string html, string digest) =>
        Assert.Equal(digest, Digest.Of(ArticleBody.Of(ArticleBody.RawHtml, html)));

    [Theory]
    [InlineData("第一段\n第二段", true)]
    [InlineData("第一段\n\n第二段\n第三段", true)]
    [InlineData("另一段", false)]
    public void A_digest_that_the_text_says_too_is_known_however_the_lines_are_parted(string text, bool repeated)
    {
        Assert.Equal(repeated, Digest.Repeats("第一段 第二段", text));
        Assert.Equal(repeated, Digest.RepeatsHtml("第一段 第二段…", $"<p>{text.ReplaceLineEndings("</p><p>")}</p>"));
    }

    [Fact]
    public void No_text_has_no_digest() => Assert.Equal("", Digest.Of(""));
}
