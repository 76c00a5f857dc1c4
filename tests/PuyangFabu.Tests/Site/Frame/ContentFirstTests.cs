namespace PuyangFabu.Tests.Site.Frame;

public sealed class ContentFirstTests(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task The_directory_has_one_name_on_its_page_and_in_the_navigation()
    {
        var page = await host.ReadAsync("/directory");

        Assert.Contains("<h1>政府机构</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/directory\" aria-current=\"true\">政府机构</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("名录", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_band_keeps_its_size_in_large_text_on_a_phone_and_is_thin_over_an_article()
    {
        var style = await host.ReadAsync((await host.ReadAsync("/")).Split("<link rel=\"stylesheet\" href=\"")[1].Split('"')[0]);

        Assert.Contains(".large-text .masthead-nav ul", style, StringComparison.Ordinal);
        Assert.Contains(".masthead-slim .masthead-nav", style, StringComparison.Ordinal);
    }
}
