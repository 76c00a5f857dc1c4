using PuyangFabu.Foundation.Pages;
using PuyangFabu.Publishing.Materials.Bodies;

namespace PuyangFabu.Tests.Publishing.Materials.Bodies;

/// <summary>From an article's HTML to what WeChat keeps.</summary>
public sealed class DraftMarkupTests
{
    private static readonly DraftMarkup Bodies = new(new PublicUrls(new Uri("https://fabu.example/"), static () => ""));

    [Theory]
    [InlineData("<p class=\"a\" id=\"b\" onclick=\"c()\" style=\"color:red\" data-d=\"e\">字</p>", "<p>字</p>")]
    [InlineData("<script>a()</script><style>p{}</style><p>字</p><!-- 注释 -->", "<p>字</p>")]
    [InlineData("<form action=\"/a\"><p>字</p><input name=\"b\"></form>", "<p>字</p>")]
    [InlineData("<center><font color=\"red\">字</font></center>", "字")]
    [InlineData("<a href=\"javascript:a()\">字</a><a href=\"#b\">下</a><a href=\"//evil.example/\">远</a>", "字下远")]
    [InlineData("<a href=\"/boards/a\" rel=\"nofollow\" target=\"_blank\">字</a>", "<a href=\"https://fabu.example/boards/a\">字</a>")]
    [InlineData("<a href=\"tel:12345\">热线</a>", "<a href=\"tel:12345\">热线</a>")]
    [InlineData("<table width=\"900\"><tbody><tr><td colspan=\"2\" bgcolor=\"red\">字</td></tr></tbody></table>", "<table><tbody><tr><td colspan=\"2\">字</td></tr></tbody></table>")]
    [InlineData("<svg><script>a()</script><p>字</p></svg>", "<p>字</p>")]
    [InlineData("<p><img alt=\"没有地址\">字 &lt;b&gt; 😀</p>", "<p>字 &lt;b&gt; 😀</p>")]
    [InlineData("<h2 class=\"align-center\">题</h2><p class=\"a align-right\">落款</p>", "<h2 style=\"text-align:center\">题</h2><p style=\"text-align:right\">落款</p>")]
    [InlineData("<section class=\"align-center\"><p class=\"align-left\">文</p></section>", "<section style=\"text-align:center\"><p style=\"text-align:left\">文</p></section>")]
    public void Only_what_means_something_stays(string html, string expected) => Assert.Equal(expected, Bodies.Of(html).ShortestHtml());

    [Fact]
    public void A_picture_loses_its_measures_and_gets_the_address_it_is_given()
    {
        var body = Bodies.Of("<p><img src=\"/uploads/a.png\" width=\"4000\" height=\"3\" loading=\"lazy\" alt=\"图\"><img src=\"/uploads/a.png\"><img src=\"https://b.example/c.png\"></p>");
        Assert.Equal(["/uploads/a.png", "https://b.example/c.png"], body.Pictures);
        var html = body.Html(new Dictionary<string, string> { ["/uploads/a.png"] = "https://w.example/1", ["https://b.example/c.png"] = "https://w.example/2" });
        const string style = "style=\"max-width:100%;height:auto\"";
        Assert.Equal($"<p><img src=\"https://w.example/1\" alt=\"图\" {style}><img src=\"https://w.example/1\" {style}><img src=\"https://w.example/2\" {style}></p>", html);
    }

    [Fact]
    public void Links_that_WeChat_does_not_open_are_named_and_left()
    {
        const string html =
            """
            <p><a href="https://mp.weixin.qq.com/s/a">文</a><a href="http://MP.weixin.qq.com/s/b">文</a><a href="https://a.example/" data-miniprogram-appid="wx1" data-miniprogram-path="p">小</a>
            <a href="https://mp.weixin.qq.com.evil.example/">假</a><a href="https://mp.weixin.qq.com@evil.example/">假</a><a href="/boards/a">栏 目</a><a href="tel:12345">热线</a><a href="https://a.example/"><img src="/uploads/a.png"></a></p>
            """;
        var body = Bodies.Of(html);

        Assert.Equal(
            [
                new OutsideLink("假", "https://mp.weixin.qq.com.evil.example/"), new OutsideLink("假", "https://mp.weixin.qq.com@evil.example/"),
                new OutsideLink("栏 目", "https://fabu.example/boards/a"), new OutsideLink("热线", "tel:12345"), new OutsideLink("", "https://a.example/"),
            ],
            body.OutsideLinks);
        Assert.Contains("data-miniprogram-appid=\"wx1\"", body.ShortestHtml(), StringComparison.Ordinal);
        Assert.Contains("href=\"https://fabu.example/boards/a\"", body.ShortestHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void On_demand_they_become_footnotes_with_the_address_in_plain_text()
    {
        var body = Bodies.Of(
            """<p><a href="https://a.example/x?b=1&amp;c=2">甲 <b>乙</b></a>和<a href="https://a.example/x?b=1&amp;c=2">丙</a>，<a href="/b">丁</a>，<a href="https://mp.weixin.qq.com/s/a">文</a></p>""", linkFootnotes: true);

        Assert.Equal(
            """<p>甲 <b>乙</b><sup>[1]</sup>和丙<sup>[1]</sup>，丁<sup>[2]</sup>，<a href="https://mp.weixin.qq.com/s/a">文</a></p><p>文中链接（请复制到浏览器打开）：</p><p>[1] 甲 乙：https://a.example/x?b=1&amp;c=2</p><p>[2] 丁：https://fabu.example/b</p>""",
            body.ShortestHtml());
        Assert.Equal(3, body.OutsideLinks.Count);
    }

    [Theory]
    [InlineData("<p>见<a href=\"https://www.a.example/\">www.a.example</a></p>", "<p>见www.a.example</p>")]
    [InlineData("<p><a href=\"tel:12345\">拨打 12345</a></p>", "<p>拨打 12345</p>")]
    [InlineData("<p><a href=\"https://a.example/\"><img src=\"/uploads/a.png\"></a></p>", "<p><img src=\"\" style=\"max-width:100%;height:auto\"><sup>[1]</sup></p><p>文中链接（请复制到浏览器打开）：</p><p>[1] https://a.example/</p>")]
    [InlineData("<p>没有链接</p>", "<p>没有链接</p>")]
    public void Footnotes_say_nothing_twice(string html, string expected) => Assert.Equal(expected, Bodies.Of(html, linkFootnotes: true).ShortestHtml());

    [Fact]
    public void What_plays_becomes_a_link_and_is_told()
    {
        var body = Bodies.Of("<p>看<video controls><source src=\"/uploads/a.mp4\">旧浏览器</video></p><audio src=\"https://a.example/b.mp3\"></audio><iframe src=\"javascript:a()\"></iframe>");
        Assert.Equal("<p>看<a href=\"https://fabu.example/uploads/a.mp4\">点击打开视频</a></p><a href=\"https://a.example/b.mp3\">点击打开音频</a>", body.ShortestHtml());
        Assert.Equal(3, body.Notes.Count);
        Assert.Contains("嵌入内容微信不支持，已去掉", body.Notes[2], StringComparison.Ordinal);
    }
}
