using PuyangFabu.Content.Articles;

namespace PuyangFabu.Tests.Content.Articles;

public sealed class ArticleLinksTests
{
    [Theory]
    [InlineData("https://www.puyang.gov.cn/a.jpg", true)]
    [InlineData("http://example.org/a.png", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("/uploads/a.png", false)]
    [InlineData("//example.org/a.png", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:image/png;base64,AAAA", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://example.org/a.png", false)]
    public void Only_web_addresses_become_links_and_pictures(string? address, bool expected) =>
        Assert.Equal(expected, ArticleLinks.IsWebAddress(address));
}
