using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PuyangFabu.Content.Articles;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using SkiaSharp;

namespace PuyangFabu.Tests.Content.Uploads;

/// <summary>Uploading and reading pictures over HTTP.</summary>
public sealed class UploadApiTests(TestDatabases databases) : IAsyncLifetime
{
    private ProductHost host = null!;
    private OperatorDriver operators = null!;
    private HttpClient editor = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ProductHost.StartAsync(databases);
        operators = OperatorDriver.Of(host);
        editor = await operators.WithRolesAsync("editor");
    }

    public async ValueTask DisposeAsync()
    {
        operators.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_is_taken_served_and_in_the_record()
    {
        using var response = await UploadAsync(SamplePictures.PhotographWithPlace(6), @"C:\照片.png", "text/html", "黄河大堤");
        var upload = await OperatorDriver.ReadAsync(response);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(("image/jpeg", 32, 64, "黄河大堤"), (upload.GetProperty("contentType").GetString(), upload.GetProperty("width").GetInt32(), upload.GetProperty("height").GetInt32(), upload.GetProperty("alt").GetString()));
        var url = upload.GetProperty("url").GetString()!;
        Assert.Matches("^/uploads/[0-9a-f]{64}\\.jpg$", url);

        using var picture = await operators.Anonymous().GetAsync(url);
        var content = await picture.Content.ReadAsByteArrayAsync();
        Assert.Equal(upload.GetProperty("bytes").GetInt64(), content.Length);
        Assert.DoesNotContain(SamplePictures.Secret, Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", picture.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(picture.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(picture.Headers.GetValues("Content-Security-Policy")));

        var audit = await (await operators.AdminAsync()).GetFromJsonAsync<JsonElement>("/api/audit");
        Assert.Equal("upload.create", audit.GetProperty("items")[0].GetProperty("action").GetString());
    }

    [Fact]
    public async Task Browsers_ask_again_cheaply_and_in_parts()
    {
        var url = await UploadedAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png));
        var reader = operators.Anonymous();
        using var head = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        Assert.Equal((HttpStatusCode.OK, "image/png"), (head.StatusCode, head.Content.Headers.ContentType!.ToString()));
        using var again = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { IfNoneMatch = { head.Headers.ETag! } } });
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var part = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(1, 3) } });
        Assert.Equal((HttpStatusCode.PartialContent, "PNG"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_same_picture_many_times_at_once_is_one_file()
    {
        var urls = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UploadedAsync(SamplePictures.Bmp(30, 30))));
        Assert.Single(urls.Distinct());
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_page_named_as_a_picture_is_refused()
    {
        using var response = await UploadAsync("<html><script>alert(1)</script>"u8.ToArray(), "a.jpg", "image/jpeg");
        await OperatorDriver.RefusedAsync(response, HttpStatusCode.UnsupportedMediaType, "notAPicture");
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_truncated_picture_and_a_bomb_are_refused()
    {
        using var truncated = await UploadAsync(SamplePictures.Noise(SKEncodedImageFormat.Jpeg, 80, 80)[..2000], "a.jpg");
        await OperatorDriver.RefusedAsync(truncated, HttpStatusCode.BadRequest, "brokenPicture");
        using var bomb = await UploadAsync(SamplePictures.PngBomb(40_000), "a.png");
        await OperatorDriver.RefusedAsync(bomb, HttpStatusCode.RequestEntityTooLarge, "tooManyPixels");
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_megabytes_are_refused_with_a_sentence(bool lengthKnown)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads") { Content = Form(new byte[50 * 1024 * 1024], "a.jpg") };
        request.Headers.TransferEncodingChunked = !lengthKnown;
        using var response = await editor.SendAsync(request);
        var problem = await OperatorDriver.RefusedAsync(response, HttpStatusCode.RequestEntityTooLarge, "tooLarge");
        Assert.Contains("20 MB", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_form_without_a_picture_says_what_is_missing()
    {
        using var nothing = await editor.PostAsync("/api/uploads", new MultipartFormDataContent { { new StringContent("说明"), "alt" } });
        await OperatorDriver.RefusedAsync(nothing, HttpStatusCode.BadRequest, "badInput");
        using var json = await editor.PostAsJsonAsync("/api/uploads", new { file = "a" });
        await OperatorDriver.RefusedAsync(json, HttpStatusCode.BadRequest, "badInput");
        using var two = await editor.PostAsync("/api/uploads", new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a" }, { new ByteArrayContent([1]), "file", "b" } });
        await OperatorDriver.RefusedAsync(two, HttpStatusCode.BadRequest, "badInput");
        using var longAlt = await UploadAsync(SamplePictures.Bmp(2, 2), "a.bmp", alt: new string('长', 201));
        await OperatorDriver.RefusedAsync(longAlt, HttpStatusCode.BadRequest, "badInput");
        using var cutOff = new ByteArrayContent([.. "--b\r\nContent-Disposition: form-data; name=file; filename=a.bmp\r\n\r\n"u8, .. SamplePictures.Bmp(2, 2)]);
        cutOff.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var refused = await editor.PostAsync("/api/uploads", cutOff);
        await OperatorDriver.RefusedAsync(refused, HttpStatusCode.BadRequest, "badInput");
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Only_those_who_write_may_upload()
    {
        using var nobody = await operators.Anonymous().PostAsync("/api/uploads", Form(SamplePictures.Bmp(2, 2), "a.bmp"));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var auditor = await (await operators.WithRolesAsync("publisher")).PostAsync("/api/uploads", Form(SamplePictures.Bmp(2, 2), "a.bmp"));
        Assert.Equal(HttpStatusCode.Forbidden, auditor.StatusCode);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("/uploads/..%2f..%2fadmin-password.txt")]
    [InlineData("/uploads/%2e%2e/%2e%2e/admin-password.txt")]
    [InlineData("/uploads/..%5c..%5cadmin-password.txt")]
    [InlineData("/uploads/incoming")]
    [InlineData("/uploads/")]
    [InlineData("/uploads/0000000000000000000000000000000000000000000000000000000000000000.jpg")]
    [InlineData("/uploads/0000000000000000000000000000000000000000000000000000000000000000.jpg%0a")]
    public async Task Other_names_are_not_found(string path)
    {
        using var response = await operators.Anonymous().GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_leaves_nothing()
    {
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(host.Address.Host, host.Address.Port);
        await using (var stream = connection.GetStream())
        {
            var token = editor.DefaultRequestHeaders.Authorization!.Parameter;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/uploads HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\nContent-Disposition: form-data; name=file; filename=a.bmp\r\n\r\n"));
            await stream.WriteAsync(SamplePictures.Bmp(20, 20));
        }

        // A later upload goes through the same gate: what the broken one did, it has done by then.
        await UploadedAsync(SamplePictures.Bmp(3, 3));
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_cover_that_was_uploaded_has_an_absolute_address()
    {
        var url = await UploadedAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png));
        var links = (ArticleLinks)host.Services.GetService(typeof(ArticleLinks))!;
        Assert.Equal(ProductHost.PublicBase.TrimEnd('/') + url, links.Picture(url, "", 1, 7));
        Assert.Equal(ProductHost.PublicBase.TrimEnd('/') + url, links.Cover(url, "", 7));
        Assert.EndsWith("/default/7.jpg", links.Picture(url.Replace(".png", ".gif", StringComparison.Ordinal), "", 0, 7), StringComparison.Ordinal);
        Assert.Null(links.Cover("/uploads/a.png", "", 7));
        Assert.Null(links.Cover("/etc/passwd", "", 7));
    }

    private async Task<string> UploadedAsync(byte[] file)
    {
        using var response = await UploadAsync(file, "a");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await OperatorDriver.ReadAsync(response)).GetProperty("url").GetString()!;
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] file, string name, string type = "image/jpeg", string? alt = null) =>
        await editor.PostAsync("/api/uploads", Form(file, name, type, alt));

    private static MultipartFormDataContent Form(byte[] file, string name, string type = "image/jpeg", string? alt = null)
    {
        var content = new ByteArrayContent(file) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        var form = new MultipartFormDataContent { { content, "file", name } };
        if (alt is not null)
        {
            form.Add(new StringContent(alt), "alt");
        }

        return form;
    }

    private string[] Files()
    {
        var folder = Path.Combine(host.DataDirectory, "uploads");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }
}
