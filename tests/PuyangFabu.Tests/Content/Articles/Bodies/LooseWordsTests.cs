using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

public sealed class LooseWordsTests
{
    [Theory]
    [InlineData("第一行<p>第二行</p>", "<p>第一行</p><p>第二行</p>")]
    [InlineData("<table><tbody><tr><td>一</td></tr></tbody></table>表下的<b>一行</b>", "<table><tbody><tr><td>一</td></tr></tbody></table><p>表下的<b>一行</b></p>")]
    [InlineData("<p>一</p>\n<br>\n<p>二</p>", "<p>一</p>\n<br>\n<p>二</p>")]
    [InlineData("只有<b>几个</b>字", "只有<b>几个</b>字")]
    public void Words_beside_paragraphs_and_tables_become_a_paragraph(string typed, string kept) => Assert.Equal(kept, ArticleBody.Of(ArticleBody.RawHtml, typed).Html);
}
