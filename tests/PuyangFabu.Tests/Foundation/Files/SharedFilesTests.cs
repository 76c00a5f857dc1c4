using System.Net;
using System.Net.Http.Headers;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Conversation.Media;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;
using SkiaSharp;

namespace PuyangFabu.Tests.Foundation.Files;

/// <summary>Files that lie in the database: nodes share nothing else, and readers notice no difference.</summary>
public sealed class SharedFilesTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_one_node_took_comes_from_the_other_with_the_same_bytes_and_headers()
    {
        string[] node = ["--Storage:Files", "database", "--Secrets:MasterKey", MasterKey.Create().ToBase64()];
        await using var first = await ProductHost.StartAsync(databases, "postgresql", null, node);
        await using var second = await ProductHost.StartOnAsync(first.Database, configure: null, node);
        await using var inFolder = await ProductHost.StartAsync(databases);
        var picture = SamplePictures.Noise(SKEncodedImageFormat.Jpeg, 900, 600);
        var (url, inFolderUrl) = (await UploadedAsync(first, picture), await UploadedAsync(inFolder, picture));
        Assert.Equal(inFolderUrl, url);

        var expected = await GetAsync(inFolder, url);
        Assert.True(expected.Body.Length > 2 * 64 * 1024);
        foreach (var host in (ProductHost[])[first, second])
        {
            var whole = await GetAsync(host, url);
            Assert.Equal(expected.Body, whole.Body);
            Assert.Equal(expected.Headers, whole.Headers);
            foreach (var (from, to) in ((long?, long?)[])[(0, 0), (65_530, 65_545), (100_000, null), (null, 70_000)])
            {
                var (ours, theirs) = (await GetAsync(host, url, new RangeHeaderValue(from, to)), await GetAsync(inFolder, url, new RangeHeaderValue(from, to)));
                Assert.Equal(HttpStatusCode.PartialContent, ours.Status);
                Assert.Equal(theirs.Body, ours.Body);
                Assert.Equal(theirs.Headers, ours.Headers);
            }

            Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await GetAsync(host, url, new RangeHeaderValue(expected.Body.Length, null))).Status);
            using var head = await host.Sender.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(host.Address, url)), Cancellation);
            Assert.Equal((HttpStatusCode.OK, expected.Body.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));
            using var again = await host.Sender.Client.SendAsync(
                new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, url)) { Headers = { IfNoneMatch = { head.Headers.ETag! } } }, Cancellation);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(Directory.Exists(Path.Combine(host.DataDirectory, "uploads")) ? Directory.GetFiles(Path.Combine(host.DataDirectory, "uploads"), "*", SearchOption.AllDirectories) : []);
        }
    }

    [Theory, EachDatabase]
    public async Task What_a_follower_sent_is_shown_from_the_database_and_goes_with_him(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider, "--Storage:Files", "database");
        var sender = host.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oAnna"));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        await sender.SendAsync(sender.Message("image", "<PicUrl><![CDATA[http://p]]></PicUrl><MediaId><![CDATA[m1]]></MediaId><MsgId>1</MsgId>", "oAnna"));
        host.WeChat.Media.Files["m1"] = MediaAtWeChat.Picture;
        await host.Product.Services.StepAsync<MediaFetch>();

        var editor = await host.EditorAsync();
        var path = $"/api/inbox/{await host.CodeAsync("oAnna")}";
        var media = (await editor.CallAsync("GET", path)).Json.GetProperty("items")[0].GetProperty("media").GetProperty("id").GetInt64();
        using var answer = await editor.GetAsync($"{path}/media/{media}", Cancellation);
        using var shown = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal((64, 32), (shown.Width, shown.Height));
        Assert.Equal(2, await CountAsync(host.Product, "kept_files"));

        await sender.SendAsync(sender.Event("unsubscribe", user: "oAnna"));
        await host.Product.Services.StepAsync<FollowerWipe>();
        await host.Product.Services.StepAsync<MediaFetch>();

        Assert.Equal((0, 0), (await CountAsync(host.Product, "kept_files"), await CountAsync(host.Product, "kept_file_parts")));
    }

    private static async Task<string> UploadedAsync(ProductHost host, byte[] picture)
    {
        using var operators = OperatorDriver.Of(host);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "file", "图.jpg" } };
        using var response = await (await operators.WithRolesAsync("editor")).PostAsync("/api/uploads", form, Cancellation);
        return (await OperatorDriver.ReadAsync(response)).GetProperty("url").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, byte[] Body, IReadOnlyList<string> Headers)> GetAsync(ProductHost host, string url, RangeHeaderValue? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, url)) { Headers = { Range = range } };
        using var response = await host.Sender.Client.SendAsync(request, Cancellation);
        // Of a folder, the disk's clock says since when a file is there.
        var headers = response.Headers.Concat(response.Content.Headers).Where(static header => header.Key is not ("Date" or "Last-Modified"))
            .Select(static header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal).ToList();
        Assert.NotNull(response.Content.Headers.LastModified);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(Cancellation), headers);
    }

    private static Task<long> CountAsync(ProductHost host, string table) =>
        host.Database.Database.ReadAsync(session => session.ScalarAsync<long>($"select count(*) from {table}"), Cancellation);
}
