namespace PuyangFabu.BrowserTests.Site;

/// <summary>The public pages fit the screen they are read on.</summary>
public sealed class LayoutTests(FilledPages pages) : IClassFixture<FilledPages>
{
    /// <summary>A screen of 1280 px zoomed to 400 % shows 320 px (WCAG 2.1, 1.4.10).</summary>
    [Theory, MemberData(nameof(FilledPages.Paths), MemberType = typeof(FilledPages))]
    public Task Nothing_sticks_out_on_phone_or_desk(string path) => FitsAsync(path, large: false, [320, 375, 720, 1000, 1280]);

    [Theory, MemberData(nameof(FilledPages.Paths), MemberType = typeof(FilledPages))]
    public Task Nothing_sticks_out_in_large_text(string path) => FitsAsync(path, large: true, [375, 1280]);

    [Fact]
    public async Task A_wide_table_scrolls_within_the_article()
    {
        var browser = await pages.ReadAsync("/articles/{id}");

        Assert.True(await browser.Page.Locator(".prose table").EvaluateAsync<bool>("table => table.scrollWidth > table.clientWidth"));
    }

    [Fact]
    public async Task Text_is_as_large_as_a_phone_needs_it()
    {
        var browser = await pages.ReadAsync("/articles/{id}");

        var size = await browser.Page.Locator(".prose p").First.EvaluateAsync<double>("p => parseFloat(getComputedStyle(p).fontSize)");
        var line = await browser.Page.Locator(".prose p").First.EvaluateAsync<double>("p => parseFloat(getComputedStyle(p).lineHeight)");
        Assert.Equal(17, size, 0.1);
        Assert.Equal(1.75, line / size, 0.01);
    }

    /// <summary>Of the 844 px of a phone's screen, in both sizes of text: a fifth at most, and hardly anything over an article.</summary>
    [Theory]
    [InlineData("/", true, 168)]
    [InlineData("/", false, 168)]
    [InlineData("/search", true, 168)]
    [InlineData("/articles/{id}", true, 64)]
    [InlineData("/articles/{id}", false, 64)]
    public async Task The_band_leaves_a_phone_to_what_is_read(string path, bool large, int most)
    {
        var browser = await pages.ReadAsync(path, 390, 844, large);

        Assert.InRange(await browser.Page.EvaluateAsync<double>("document.querySelector('.masthead').getBoundingClientRect().height"), 30, most);
    }

    private async Task FitsAsync(string path, bool large, int[] widths)
    {
        var browser = await pages.ReadAsync(path, widths[0], large: large);
        Assert.Equal(large, await browser.Page.EvaluateAsync<bool>("document.documentElement.classList.contains('large-text')"));
        foreach (var width in widths)
        {
            await browser.Page.SetViewportSizeAsync(width, 812);
            Assert.Equal(width, await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }

        browser.HadNoTrouble();
    }
}
