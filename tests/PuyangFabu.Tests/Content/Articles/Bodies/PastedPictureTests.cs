using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

/// <summary>Pictures as pages elsewhere write them.</summary>
public sealed class PastedPictureTests
{
    /// <summary>A second or two where nothing else runs; far more than a busy machine makes of it, less than what grows by the square takes.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private const string Page = "https://www.puyang.gov.cn/news/2026/a.html";
    private const string Upload = "/uploads/00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff.png";

    [Theory]
    [InlineData("<img src=\"//img.example/a.png\">", "https://img.example/a.png")]
    [InlineData("<img src=\"/files/a.png\">", "https://www.puyang.gov.cn/files/a.png")]
    [InlineData("<img src=\"../b/a.png\">", "https://www.puyang.gov.cn/news/b/a.png")]
    [InlineData("<img src=\"a.png?x=1\">", "https://www.puyang.gov.cn/news/2026/a.png?x=1")]
    [InlineData("<img src=\"..\\b\\a.png\">", "https://www.puyang.gov.cn/news/b/a.png")]
    [InlineData("<img src=\" 图 1.png \">", "https://www.puyang.gov.cn/news/2026/%E5%9B%BE%201.png")]
    [InlineData("<img src=\"https://img.example/a b.png\">", "https://img.example/a%20b.png")]
    [InlineData("<img src=\"/uploads/2016/06/a.png\">", "https://www.puyang.gov.cn/uploads/2016/06/a.png")]
    [InlineData("<base href=\"/pics/\"><img src=\"a.png\">", "https://www.puyang.gov.cn/pics/a.png")]
    [InlineData("<base href=\"//cdn.example/x/\"><img src=\"a.png\">", "https://cdn.example/x/a.png")]
    [InlineData("<img src=\"" + Upload + "\">", Upload)]
    public void An_address_is_made_whole_by_the_page_that_it_stood_on(string html, string address) => Shows(html, Page, address);

    [Theory]
    [InlineData("<img data-src=\"https://mmbiz.qpic.cn/a/640?wx_fmt=png\">", "https://mmbiz.qpic.cn/a/640?wx_fmt=png")]
    [InlineData("<img data-original=\"https://i.example/a.png\" src=\"/static/grey.gif\">", "https://i.example/a.png")]
    [InlineData("<img data-original-src=\"https://i.example/a.png\">", "https://i.example/a.png")]
    [InlineData("<img data-lazy-src=\"https://i.example/a.png\">", "https://i.example/a.png")]
    [InlineData("<img _src=\"https://i.example/a.png\">", "https://i.example/a.png")]
    [InlineData("<img file=\"https://i.example/a.png\" src=\"static/none.gif\">", "https://i.example/a.png")]
    [InlineData("<img data-late-one=\"https://i.example/a.jpeg\" src=\"/img/loading.gif\">", "https://i.example/a.jpeg")]
    [InlineData("<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\" data-src=\"https://i.example/a.png\">", "https://i.example/a.png")]
    [InlineData("<img data-url=\"https://i.example/page.html\" src=\"https://i.example/a.png\">", "https://i.example/a.png")]
    [InlineData("<img data-lazy=\"true\" src=\"https://i.example/a.png\">", "https://i.example/a.png")]
    [InlineData("<img srcset=\"https://i.example/s.png 480w, https://i.example/l,1.png 1280w,\">", "https://i.example/l,1.png")]
    [InlineData("<img data-srcset=\"https://i.example/1.png, https://i.example/2.png 2x\">", "https://i.example/2.png")]
    [InlineData("<picture><source srcset=\"https://i.example/a.webp\"><img alt=\"\"></picture>", "https://i.example/a.webp")]
    [InlineData("<picture><source srcset=\"https://i.example/a.webp\"></picture>", "https://i.example/a.webp")]
    [InlineData("<picture><source srcset=\"https://i.example/a.webp\"><img src=\"https://i.example/a.png\"></picture>", "https://i.example/a.png")]
    [InlineData("<img src=\"/img/blank.gif\"><noscript><img src=\"https://i.example/a.png\"></noscript>", "https://i.example/a.png")]
    [InlineData("<noscript><img src=\"https://i.example/a.png\"></noscript>", "https://i.example/a.png")]
    [InlineData("<img data-src=\"https://i.example/a.png\"><noscript><img src=\"https://i.example/a.png\"></noscript>", "https://i.example/a.png")]
    public void A_picture_loaded_late_is_the_picture(string html, string address) => Shows(html, Page, address);

    [Theory]
    [InlineData("<img src=\"a.png\">", "地址不完整", "a.png")]
    [InlineData("<img src=\"//img.example/a.png\">", "地址不完整", "//img.example/a.png")]
    [InlineData("<img src=\"/files/a.png\">", "地址不完整", "/files/a.png")]
    [InlineData("<img src=\"file:///C:/Users/a/image001.png\">", "file:", "file:///C:/Users/a/image001.png")]
    [InlineData("<img src=\"C:\\a\\image001.png\">", "c:", "C:\\a\\image001.png")]
    [InlineData("<img src=\"javascript:alert(1)\">", "javascript:", "javascript:alert(1)")]
    [InlineData("<img src=\"blob:https://a.example/1\">", "blob:", "blob:https://a.example/1")]
    [InlineData("<img src=\"data:image/svg+xml,%3Csvg%3E\">", "直接写在正文里", "data:image/svg+xml")]
    [InlineData("<img alt=\"图\">", "没有写地址", "")]
    [InlineData("![图](a.png)", "地址不完整", "a.png")]
    public void A_picture_without_an_address_to_keep_is_told(string source, string problem, string address)
    {
        var body = ArticleBody.Of(source[0] == '!' ? ArticleBody.Markdown : ArticleBody.RawHtml, $"{source}字");
        Assert.DoesNotContain("<img", body.Html, StringComparison.Ordinal);
        var lost = Assert.Single(body.Lost);
        Assert.StartsWith("图片没有保留：", lost.Message, StringComparison.Ordinal);
        Assert.Contains(problem, lost.Message, StringComparison.Ordinal);
        Assert.Equal(address, lost.Address);
    }

    [Fact]
    public void The_same_loss_is_told_once_with_its_number()
    {
        var lost = ArticleBody.Of(ArticleBody.RawHtml, "<img src=a.png><p>字</p><img src=b.png><img src=a.png>").Lost;
        Assert.Equal(["a.png", "b.png"], lost.Select(static one => one.Address));
        Assert.EndsWith("共 2 处", lost[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p style=\"color:red;background: #fff URL( 'https://i.example/bg.png' ) no-repeat\">字</p>", "https://i.example/bg.png")]
    [InlineData("<table background=\"/bg.png\"><tr><td>字</table>", "https://www.puyang.gov.cn/bg.png")]
    public void A_picture_behind_the_words_is_told(string html, string address)
    {
        var lost = Assert.Single(ArticleBody.Of(ArticleBody.RawHtml, html, Page).Lost);
        Assert.Contains("背景图", lost.Message, StringComparison.Ordinal);
        Assert.Equal(address, lost.Address);
    }

    [Fact]
    public void Thousands_of_pictures_take_no_more_than_moments()
    {
        var html = string.Concat(Enumerable.Repeat("<p><img data-x='a' src='//a/b.png'></p>", 12_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single(ArticleBody.Of(ArticleBody.RawHtml, html).Lost);
        Assert.True(watch.Elapsed < Hang, $"took {watch.Elapsed}");
    }

    private static void Shows(string html, string page, string address)
    {
        var body = ArticleBody.Of(ArticleBody.RawHtml, html, page);
        foreach (var shown in new[] { body, ArticleBody.Of(ArticleBody.RawHtml, body.Html, page) })
        {
            Assert.Empty(shown.Lost);
            Assert.Equal(address, Assert.Single(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(shown.Html).Images).GetAttribute("src"));
        }
    }
}
