using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

/// <summary>Links and attachments as pages elsewhere write them.</summary>
public sealed class PastedLinkTests
{
    private const string Page = "https://www.puyang.gov.cn/news/2026/a.html";

    [Theory]
    [InlineData("files/附件 1.doc", "https://www.puyang.gov.cn/news/2026/files/%E9%99%84%E4%BB%B6%201.doc")]
    [InlineData("./1.pdf", "https://www.puyang.gov.cn/news/2026/1.pdf")]
    [InlineData("/art/1.pdf", "https://www.puyang.gov.cn/art/1.pdf")]
    [InlineData("//files.example/1.pdf", "https://files.example/1.pdf")]
    [InlineData("?page=2", "https://www.puyang.gov.cn/news/2026/a.html?page=2")]
    [InlineData("https://a.example/一.pdf", "https://a.example/一.pdf")]
    [InlineData("/boards/zhuanti", "/boards/zhuanti")]
    [InlineData("/articles/12", "/articles/12")]
    [InlineData("/topics", "/topics")]
    [InlineData("/topics/haimian-2016", "/topics/haimian-2016")]
    [InlineData("/topics/haimian/x.pdf", "https://www.puyang.gov.cn/topics/haimian/x.pdf")]
    [InlineData("/articles/12/x.pdf", "https://www.puyang.gov.cn/articles/12/x.pdf")]
    [InlineData("tel:12345", "tel:12345")]
    public void An_attachment_keeps_its_link(string written, string target)
    {
        foreach (var (format, source) in new[] { (ArticleBody.RawHtml, $"<a href=\"{written}\">附件</a>"), (ArticleBody.Markdown, $"[附件](<{written}>)") })
        {
            var body = ArticleBody.Of(format, source, Page);
            Assert.Empty(body.Lost);
            var link = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(body.Html).QuerySelector("a[href]")!;
            Assert.Equal(format == ArticleBody.Markdown ? Uri.UnescapeDataString(target) : target, format == ArticleBody.Markdown ? Uri.UnescapeDataString(link.GetAttribute("href")!) : link.GetAttribute("href"));
        }
    }

    [Theory]
    [InlineData("<a href=\"1.pdf\">附件</a>", "地址不完整", "1.pdf")]
    [InlineData("<a href=\"/art/1.pdf\">附件</a>", "地址不完整", "/art/1.pdf")]
    [InlineData("<a href=\"//a.example/1.pdf\">附件</a>", "地址不完整", "//a.example/1.pdf")]
    [InlineData("<a href=\"javascript:down('1.pdf')\">附件</a>", "javascript:", "javascript:down('1.pdf')")]
    [InlineData("<a href=\"data:application/pdf;base64,AAAA\">附件</a>", "直接写在正文里", "data:application/pdf")]
    [InlineData("<a href=\"ftp://a.example/1.zip\">附件</a>", "ftp:", "ftp://a.example/1.zip")]
    [InlineData("<a data-miniprogram-appid=\"wx1\" data-miniprogram-path=\"pages/a\">附件</a>", "小程序", "pages/a")]
    public void A_link_that_leads_nowhere_is_told_and_its_words_stay(string html, string problem, string address)
    {
        var body = ArticleBody.Of(ArticleBody.RawHtml, html);
        Assert.Equal("附件", body.Html);
        var lost = Assert.Single(body.Lost);
        Assert.Contains(problem, lost.Message, StringComparison.Ordinal);
        Assert.Equal(address, lost.Address);
    }

    [Fact]
    public void A_mark_on_the_same_page_and_a_link_without_a_target_say_nothing() =>
        Assert.Empty(ArticleBody.Of(ArticleBody.RawHtml, "<a href=\"#a\">上</a><a name=\"a\">下</a><a href=\"\">空</a>", Page).Lost);

    [Fact]
    public void The_links_of_a_picture_map_are_told() =>
        Assert.Contains("热区", Assert.Single(ArticleBody.Of(ArticleBody.RawHtml, "<map><area href=\"https://a.example/\"></map>").Lost).Message, StringComparison.Ordinal);
}
