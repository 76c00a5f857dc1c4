using System.Net;

namespace PuyangFabu.Tests.Site.Frame;

public sealed class PageCachingTests(PagesHost host) : IClassFixture<PagesHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again_and_an_edit_shows_at_once()
    {
        var draft = host.Draft("puyang-yaowen", "旧标题") with { ExternalId = "edited" };
        var id = await host.WriteOneAsync(draft);
        using var first = await host.Client.GetAsync($"/articles/{id}", Cancellation);
        var tag = first.Headers.ETag!.ToString();

        Assert.Equal("public, no-cache", first.Headers.CacheControl!.ToString().Replace("no-cache, public", "public, no-cache", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync($"/articles/{id}", tag)).StatusCode);

        await host.WriteOneAsync(draft with { Title = "新标题" });
        using var edited = await AskAsync($"/articles/{id}", tag);
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        Assert.Contains("新标题", await edited.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotEqual(tag, edited.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Not_modified_carries_the_headers_a_cache_needs_and_no_body()
    {
        using var first = await host.Client.GetAsync("/directory", Cancellation);
        using var again = await AskAsync("/directory", first.Headers.ETag!.ToString());

        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Contains("Cookie", again.Headers.Vary);
        Assert.NotNull(again.Headers.CacheControl);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("\"strong\"")]
    [InlineData("W/\"other\"")]
    [InlineData("garbage")]
    [InlineData("\"")]
    public async Task Another_or_a_broken_tag_gets_the_page(string tag)
    {
        using var response = await AskAsync("/directory", tag);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Large_text_is_another_page_for_caches()
    {
        using var normal = await host.Client.GetAsync("/", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "text-size=large");
        using var large = await host.Client.SendAsync(request, Cancellation);

        Assert.NotEqual(normal.Headers.ETag, large.Headers.ETag);
        Assert.Contains("Cookie", large.Headers.Vary);
        Assert.Contains("class=\"large-text\"", await large.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    [InlineData("zstd, ;;", null)]
    public async Task Pages_are_compressed_as_the_reader_allows(string accepted, string? expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Contains("濮阳发布", await ReadAsync(response.Content, expected), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(HttpContent content, string? encoding)
    {
        var stream = await content.ReadAsStreamAsync(Cancellation);
        await using var plain = encoding switch
        {
            "br" => new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress),
            _ => stream,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(Cancellation);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await host.Client.SendAsync(request, Cancellation);
    }
}
