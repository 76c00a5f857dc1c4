using System.Net;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Materials;
using SkiaSharp;

namespace PuyangFabu.Tests.Publishing.Publications;

/// <summary>Pictures of other sites are published as they were when the second person was asked.</summary>
public sealed class PublicationPicturesTests(TestDatabases databases) : IAsyncLifetime
{
    private static readonly byte[] Exchanged = SamplePictures.Encoded(SKEncodedImageFormat.Png, 32, 64);

    private PictureSite site = null!;

    public async ValueTask InitializeAsync() => site = await PictureSite.StartAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png, 64, 32));

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory, EachDatabase]
    public async Task What_lay_there_when_it_was_handed_in_is_published(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var id = await desk.ApprovedAsync(await ArticleAsync(desk));
        site.Picture = Exchanged;
        desk.Fail(PlatformFaultKind.FinishEarly);

        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Ok();

        var kept = Assert.Single((await desk.ReadAsync(id)).PinnedPictures!).Kept;
        var materials = await desk.Room.Host.Database.Database.ReadAsync(
            static session => session.QueryAsync<string>("select url from wechat_materials where kind = 'articleImage'"), CancellationToken.None);
        var sent = $"/sandbox/wechat/picture/{new Uri(Assert.Single(materials)).Segments[2].TrimEnd('/')}";
        Assert.Equal((64, 32), await SizeAsync(desk, sent));
        Assert.Equal((64, 32), await SizeAsync(desk, kept));
        Assert.Single(site.Asked);
        Assert.Equal(("published", 1), ((await desk.ReadAsync(id)).Status, await desk.PostsAsync()));
    }

    [Fact]
    public async Task One_that_cannot_be_had_is_refused_before_anybody_approves()
    {
        await using var desk = await OpenAsync();
        var id = await desk.CreatedAsync(await ArticleAsync(desk));
        site.Picture = null;

        var refused = (await desk.DoAsync(desk.Room.Writer, id, "submit")).Refused(HttpStatusCode.BadRequest, "unusablePicture");

        Assert.StartsWith("第 1 篇正文的第 1 张图片", refused.Text("title"), StringComparison.Ordinal);
        Assert.Equal("draft", (await desk.ReadAsync(id)).Status);
    }

    [Fact]
    public async Task One_that_is_gone_here_is_not_published_and_named()
    {
        await using var desk = await OpenAsync();
        var id = await desk.ApprovedAsync(await ArticleAsync(desk));
        var name = Path.GetFileName(Assert.Single((await desk.ReadAsync(id)).PinnedPictures!).Kept);
        File.Delete(Assert.Single(Directory.GetFiles(desk.Room.Host.DataDirectory, name, SearchOption.AllDirectories)));

        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Refused(HttpStatusCode.Conflict, "pictureNotKept");

        var stopped = await desk.ReadAsync(id);
        Assert.Equal(("draft", 0), (stopped.Status, await desk.PostsAsync()));
        Assert.StartsWith("第 1 篇正文的第 1 张图片（127.0.0.1）", stopped.Attention, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_list_of_pictures_than_the_approved_one_is_not_published()
    {
        await using var desk = await OpenAsync();
        var id = await desk.ApprovedAsync(await ArticleAsync(desk));
        site.Picture = Exchanged;
        var other = await desk.ApprovedAsync(await ArticleAsync(desk));
        await desk.Room.ByHandAsync("update publications set pinned = (select o.pinned from publications o where o.id = @other) where id = @id", new { id, other });

        (await desk.DoAsync(desk.Room.Publisher, id, "publish")).Refused(HttpStatusCode.Conflict, "articleChanged");

        Assert.Equal(("draft", 0), ((await desk.ReadAsync(id)).Status, await desk.PostsAsync()));
    }

    private Task<PublicationRoom> OpenAsync(string provider = "sqlite") =>
        PublicationRoom.OpenAsync(databases, provider, "--Checks:AllowPrivateLinks", "true", "--Checks:Links", "false");

    private Task<long> ArticleAsync(PublicationRoom desk) => desk.Room.PublishedAsync(new
    {
        board = "puyang-yaowen",
        title = "汛期提示",
        html = $"<p>请远离河道。</p><p><img src=\"{site.Address}/body.png\" alt=\"河道\"></p>",
        source = "濮阳日报",
    });

    private static async Task<(int Width, int Height)> SizeAsync(PublicationRoom desk, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = desk.Room.Host.Address };
        using var bitmap = SKBitmap.Decode(await client.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
        return (bitmap.Width, bitmap.Height);
    }
}
