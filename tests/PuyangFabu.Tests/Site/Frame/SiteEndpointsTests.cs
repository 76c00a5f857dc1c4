using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Tests.Site.Frame;

public sealed partial class SiteEndpointsTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_style_sheet_a_page_names_may_be_kept_for_ever()
    {
        var path = StyleLink().Match(await host.ReadAsync("/")).Groups[1].Value;
        using var response = await host.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/css", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl!.MaxAge);
        Assert.Contains("immutable", response.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        var css = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("prefers-color-scheme: dark", css, StringComparison.Ordinal);
        Assert.Contains("@media print", css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_version_gets_a_style_sheet_that_it_must_not_keep()
    {
        using var response = await host.Client.GetAsync("/site/site.someoldversion.css", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Every_seeded_board_has_a_cover_of_its_own_that_news_cards_can_show()
    {
        var common = await CoverAsync("made-later");
        foreach (var board in host.Boards.All)
        {
            var cover = await CoverAsync(board.Slug);
            Assert.Equal("PNG"u8, cover.AsSpan(1, 3));
            Assert.Equal(900, BinaryPrimitives.ReadInt32BigEndian(cover.AsSpan(16)));
            Assert.Equal(383, BinaryPrimitives.ReadInt32BigEndian(cover.AsSpan(20)));
            Assert.InRange(cover.Length, 1000, 40_000);
            Assert.NotEqual(common, cover);
        }
    }

    [Fact]
    public async Task Large_text_is_switched_on_and_off_by_a_link_that_comes_back()
    {
        using var on = await host.Client.GetAsync("/site/text-size?size=large&return=%2Farticles%2F7", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, on.StatusCode);
        Assert.Equal("/articles/7", on.Headers.Location!.ToString());
        Assert.Equal("no-store", on.Headers.CacheControl!.ToString());
        var cookie = Assert.Single(on.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("text-size=large;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        using var off = await host.Client.GetAsync("/site/text-size?size=normal&return=/", Cancellation);
        Assert.StartsWith("text-size=; expires=Thu, 01 Jan 1970", Assert.Single(off.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("%2F%5Cevil.example")]
    [InlineData("%2Fa%0D%0ASet-Cookie%3A%20x%3D1")]
    public async Task The_switch_never_leads_to_another_site(string hostile)
    {
        using var response = await host.Client.GetAsync($"/site/text-size?size=large&return={hostile}", Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.ToString());
        Assert.Single(response.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task The_switch_on_a_page_leads_back_to_that_page()
    {
        var html = await host.ReadAsync("/search?q=%E5%81%9C%E6%B0%B4&page=1");

        Assert.Contains(
            $"/site/text-size?size={TextSize.Large}&amp;return=%2Fsearch%3Fq%3D%25E5%2581%259C%25E6%25B0%25B4%26page%3D1",
            html,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_are_kept_out_of_search_results_and_switches()
    {
        var robots = await host.ReadAsync("/robots.txt");

        Assert.Contains("Disallow: /search", robots, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /articles", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Articles_that_stand_together_have_different_covers_that_say_their_board()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var variant = 0; variant < 12; variant++)
        {
            using var response = await host.Client.GetAsync($"/covers/boards/wei-puyang/{variant}.jpg", Cancellation);
            var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
            Assert.Equal("image/jpeg", response.Content.Headers.ContentType!.MediaType);
            using var picture = SkiaSharp.SKBitmap.Decode(bytes);
            Assert.Equal((900, 383), (picture.Width, picture.Height));

            // The words are white in all of them: the seal stands where it stands on the board's own cover.
            Assert.True(picture.GetPixel(358, 62) is { Red: > 230, Green: > 230, Blue: > 230 });
            seen.Add(Convert.ToHexString(bytes));
        }

        Assert.Equal(12, seen.Count);
        using var beyond = await host.Client.GetAsync("/covers/boards/wei-puyang/12.jpg", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    private async Task<byte[]> CoverAsync(string slug)
    {
        using var response = await host.Client.GetAsync($"/covers/boards/{slug}.png", Cancellation);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadAsByteArrayAsync(Cancellation);
    }

    [GeneratedRegex("""<link rel="stylesheet" href="([^"]+)""")]
    private static partial Regex StyleLink();
}
