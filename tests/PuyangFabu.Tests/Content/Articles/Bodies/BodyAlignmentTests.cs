using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

/// <summary>A centred title and a signature at the right stay where they stood.</summary>
public sealed class BodyAlignmentTests
{
    [Theory]
    [InlineData("<p style=\"text-align: center;\">题</p>", "<p class=\"align-center\">题</p>")]
    [InlineData("<p style=\"TEXT-ALIGN:right !important\">落款</p>", "<p class=\"align-right\">落款</p>")]
    [InlineData("<p class=\"MsoNormal\" align=\"right\">落款</p>", "<p class=\"align-right\">落款</p>")]
    [InlineData("<h2 align=center>题</h2>", "<h2 class=\"align-center\">题</h2>")]
    [InlineData("<center>题</center>", "<div class=\"align-center\">题</div>")]
    [InlineData("<article style=\"text-align:end\"><p>款</p></article>", "<div class=\"align-right\"><p>款</p></div>")]
    [InlineData("<p class=\"ql-align-center big\">题</p>", "<p class=\"align-center\">题</p>")]
    [InlineData("<p style=\"text-align:center;text-align:right\">款</p>", "<p class=\"align-right\">款</p>")]
    [InlineData("<section style=\"text-align:center\"><p style=\"text-align:center\">题</p><p style=\"text-align:justify\">文</p></section>", "<section class=\"align-center\"><p>题</p><p class=\"align-left\">文</p></section>")]
    [InlineData("<p style=\"text-align:justify\">文</p>", "<p>文</p>")]
    [InlineData("<p style=\"text-align:url(x)\">文</p><p align=\"evil\" class=\"a\">文</p>", "<p>文</p><p>文</p>")]
    [InlineData("<span style=\"text-align:center\">文</span>", "<span>文</span>")]
    [InlineData("<table><tbody><tr align=\"center\"><td>一</td><td align=\"left\">二</td></tr></tbody></table>", "<table><tbody><tr><td class=\"align-center\">一</td><td>二</td></tr></tbody></table>")]
    public void The_side_stays_as_one_of_three_classes(string html, string expected)
    {
        var once = ArticleBody.Of(ArticleBody.RawHtml, html);
        Assert.Equal(expected, once.Html);
        Assert.Equal(expected, ArticleBody.Of(ArticleBody.RawHtml, once.Html).Html);
    }
}
