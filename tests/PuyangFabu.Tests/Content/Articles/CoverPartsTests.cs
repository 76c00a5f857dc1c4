using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Articles;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;
using SkiaSharp;

namespace PuyangFabu.Tests.Content.Articles;

/// <summary>The chosen part of a cover, as cards and pages get it.</summary>
public sealed class CoverPartsTests(TestDatabases databases)
{
    [Fact]
    public async Task Readers_and_cards_get_the_chosen_part_alone_and_nobody_gets_another()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        var cover = await UploadedAsync(room, SamplePictures.Encoded(SKEncodedImageFormat.Jpeg, 1880, 1600));
        var id = await room.PublishedAsync(new
        {
            board = "puyang-yaowen",
            title = "带封面的一篇",
            body = "正文。",
            source = "濮阳日报",
            coverUrl = cover,
            coverCropWide = "0_0_1_0.5",
        });

        var (_, html) = await room.PageAsync(id);
        var path = Regex.Match(html, $"src=\"[^\"]*({CoverParts.Prefix}{id}/[0-9a-f]+\\.jpg)\"").Groups[1].Value;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = room.Host.Address };
        using var answer = await client.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((900, 383), (picture.Width, picture.Height));

        var links = room.Host.Services.GetRequiredService<ArticleLinks>();
        var headline = Assert.Single(await room.Host.Services.GetRequiredService<ArticleStore>().HeadlinesAsync([id], CancellationToken.None));
        Assert.EndsWith(path, links.Picture(headline), StringComparison.Ordinal);
        using var other = await client.GetAsync($"{CoverParts.Prefix}{id}/0123456789abcdef.jpg");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        (await room.Publisher.WithdrawAsync(id)).Ok();
        using var gone = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public void Only_a_still_picture_of_this_site_has_a_part()
    {
        var name = $"/uploads/{new string('a', 64)}";
        Assert.NotNull(CoverParts.PathOf(1, $"{name}.png", "0_0_1_0.5"));
        Assert.NotEqual(CoverParts.PathOf(1, $"{name}.png", "0_0_1_0.5"), CoverParts.PathOf(1, $"{name}.png", "0_0.1_1_0.6"));
        Assert.All(
            [CoverParts.PathOf(1, $"{name}.png", ""), CoverParts.PathOf(1, $"{name}.gif", "0_0_1_0.5"), CoverParts.PathOf(1, "https://a.example/a.png", "0_0_1_0.5"), CoverParts.PathOf(1, "", "0_0_1_0.5")],
            Assert.Null);
    }

    private static async Task<string> UploadedAsync(Newsroom room, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "cover.jpg" }, { new StringContent("封面"), "alt" } };
        using var answer = await room.Writer.Client.PostAsync("/api/uploads", form);
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("url").GetString()!;
    }
}
