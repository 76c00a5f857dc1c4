using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Tests.Foundation.Pages;

public sealed class LocalReturnTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/articles/12")]
    [InlineData("/search?q=%E5%85%AC%E7%A7%AF%E9%87%91&page=2")]
    public void A_path_of_this_site_is_kept(string path) => Assert.Equal(path, LocalReturn.Of(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    [InlineData("/\t/evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/濮阳")]
    [InlineData("/console/..//evil.example/")]
    [InlineData("/console/%2e%2e//evil.example/")]
    [InlineData("/console/x/../..//evil.example")]
    [InlineData("/console/../api/articles")]
    [InlineData("/console//evil.example")]
    public void Anything_else_leads_home(string? path) => Assert.Equal("/", LocalReturn.Of(path));

    [Fact]
    public void A_path_too_long_for_a_header_leads_home() => Assert.Equal("/", LocalReturn.Of("/" + new string('a', 5000)));
}
