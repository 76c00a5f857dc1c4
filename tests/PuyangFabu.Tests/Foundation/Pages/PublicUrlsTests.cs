using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Tests.Foundation.Pages;

public sealed class PublicUrlsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/articles/7")]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080/articles/7")]
    [InlineData("http://[::]:5080", "http://127.0.0.1:5080/articles/7")]
    [InlineData("http://*:5080", "http://127.0.0.1:5080/articles/7")]
    [InlineData("http://+:5080", "http://127.0.0.1:5080/articles/7")]
    public void Without_a_public_base_links_lead_to_where_the_server_listens(string listening, string link) =>
        Assert.Equal(link, new PublicUrls(null, () => listening).To("/articles/7"));

    [Theory]
    [InlineData("https://fabu.example/", "https://fabu.example/search?q=%E5%8C%BB%E4%BF%9D")]
    [InlineData("https://fabu.example/city/", "https://fabu.example/city/search?q=%E5%8C%BB%E4%BF%9D")]
    public void A_public_base_stands_before_every_path(string configured, string link) =>
        Assert.Equal(link, new PublicUrls(new Uri(configured), static () => "http://127.0.0.1:5080").To("/search?q=医保"));

    [Fact]
    public void The_process_calls_itself_where_it_listens_and_not_at_the_public_base()
    {
        var urls = new PublicUrls(new Uri("https://fabu.example/"), static () => "http://127.0.0.1:5080");
        Assert.Equal("http://127.0.0.1:5080/", urls.Listening.AbsoluteUri);
    }

    [Fact]
    public void A_port_that_is_still_open_is_not_kept()
    {
        var listening = "http://127.0.0.1:0";
        var urls = new PublicUrls(null, () => listening);
        Assert.Throws<InvalidOperationException>(() => urls.To("/"));
        listening = "http://127.0.0.1:43210";
        Assert.Equal("http://127.0.0.1:43210/", urls.To("/"));
    }
}
