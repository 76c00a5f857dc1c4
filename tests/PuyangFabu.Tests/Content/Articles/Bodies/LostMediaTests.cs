using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Tests.Content.Articles.Bodies;

/// <summary>What plays, or runs, does not stay; it does not go in silence.</summary>
public sealed class LostMediaTests
{
    [Theory]
    [InlineData("<video controls poster=\"p.png\"><source src=\"https://a.example/1.mp4\">旧浏览器</video>", "视频", "https://a.example/1.mp4")]
    [InlineData("<video src=\"/1.mp4\"></video>", "视频", "https://www.puyang.gov.cn/1.mp4")]
    [InlineData("<audio src=\"https://a.example/1.mp3\"></audio>", "音频", "https://a.example/1.mp3")]
    [InlineData("<iframe class=\"video_iframe\" data-src=\"https://v.example/1\"></iframe>", "iframe", "https://v.example/1")]
    [InlineData("<embed src=\"https://a.example/1.swf\">", "嵌入的对象", "https://a.example/1.swf")]
    [InlineData("<object><param name=\"movie\" value=\"https://a.example/1.swf\"><embed src=\"https://a.example/1.swf\"></object>", "嵌入的对象", "https://a.example/1.swf")]
    [InlineData("<object data=\"https://a.example/1.pdf\"></object>", "嵌入的对象", "https://a.example/1.pdf")]
    [InlineData("<svg><image href=\"https://a.example/1.png\"/></svg>", "矢量图", "")]
    [InlineData("<canvas></canvas>", "画布", "")]
    [InlineData("<mpvoice name=\"录音\" voice_encode_fileid=\"x\"></mpvoice>", "mpvoice", "录音")]
    [InlineData("<mpvideo data-src=\"https://v.example/2\"></mpvideo>", "mpvideo", "https://v.example/2")]
    [InlineData("<mp-common-profile data-nickname=\"濮阳日报\"></mp-common-profile>", "mp-common-profile", "濮阳日报")]
    [InlineData("<input type=\"text\" name=\"q\">", "表单控件", "")]
    public void What_plays_is_told_with_its_address(string html, string name, string address)
    {
        var body = ArticleBody.Of(ArticleBody.RawHtml, $"<p>字</p>{html}", "https://www.puyang.gov.cn/a.html");
        Assert.Equal("<p>字</p>", body.Html);
        var lost = Assert.Single(body.Lost);
        Assert.Contains(name, lost.Message, StringComparison.Ordinal);
        Assert.Equal(address, lost.Address);
    }

    [Fact]
    public void What_no_reader_sees_is_not_told() => Assert.Empty(ArticleBody.Of(
        ArticleBody.RawHtml,
        "<!-- x --><script>a()</script><style>p{color:red}</style><template><video></video></template><input type=hidden><p id=a style='color:red' onclick='b()'>字</p>").Lost);
}
