using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox;

public sealed class PictureTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_own_picture_is_sent_by_an_address_where_the_account_can_fetch_it()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(_ => "success");
        using var uploaded = await UploadAsync(host, Png, "image/png");
        var mediaId = (await uploaded.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("mediaId").GetString();

        await host.DeliveredAsync(openId, new { type = "image", mediaId });

        var callback = await host.ReceivedAsync();
        using var picture = await host.Client.GetAsync(new Uri(callback.Node("PicUrl")), Cancelled);
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(mediaId, callback.Node("MediaId"));
    }

    [Fact]
    public async Task A_page_that_calls_itself_a_picture_is_refused()
    {
        await using var host = await SandboxHost.StartAsync();

        using var response = await UploadAsync(host, "<svg onload=\"alert(1)\"/>"u8.ToArray(), "image/png");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_picture_over_two_megabytes_is_refused()
    {
        await using var host = await SandboxHost.StartAsync();

        using var response = await UploadAsync(host, [.. Png, .. new byte[2 * 1024 * 1024]], "image/png");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_form_cannot_upload()
    {
        await using var host = await SandboxHost.StartAsync();

        using var response = await UploadAsync(host, Png, "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> UploadAsync(SandboxHost host, byte[] bytes, string contentType)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await host.Client.PostAsync(new Uri("/sandbox/api/pictures", UriKind.Relative), content, Cancelled);
    }
}
