using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Materials;
using PuyangFabu.WeChat.Api.Drafts;
using SkiaSharp;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Drafting;

/// <summary>Pictures of other sites go out as they were when the second person was asked, whatever their owner does afterwards.</summary>
public sealed partial class OutsidePicturesTests(TestDatabases databases) : IAsyncLifetime
{
    private static readonly byte[] Approved = SamplePictures.Encoded(SKEncodedImageFormat.Png, 64, 32);
    private static readonly byte[] Exchanged = SamplePictures.Encoded(SKEncodedImageFormat.Png, 32, 64);

    private PictureSite site = null!;

    public async ValueTask InitializeAsync() => site = await PictureSite.StartAsync(Approved);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory, EachDatabase]
    public async Task What_lay_there_when_it_was_handed_in_goes_out(string provider)
    {
        await using var room = await OpenAsync(provider);
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await ArticleAsync(room)));
        Assert.Equal(["/cover.png", "/body.png"], site.Asked);
        var shown = Assert.Single((await DraftsAsync(room)).Value.Items).Articles[0];
        site.Picture = Exchanged;

        (await room.ApproveAsync(id)).Ok();
        await room.StepAsync();

        var sent = Assert.Single(room.Jobs).Articles[0];
        Assert.Equal((shown.Content, shown.ThumbMediaId), (sent.Content, sent.ThumbMediaId));
        Assert.Equal((64, 32), await SizeAsync(room, $"/sandbox/wechat/picture/{PictureId().Match(sent.Content).Groups[1].Value}"));
        Assert.Equal((64, 32), await SizeAsync(room, $"/sandbox/wechat/picture/{sent.ThumbMediaId}"));
        Assert.Equal(2, site.Asked.Count);
    }

    [Fact]
    public async Task They_are_kept_though_WeChat_is_not_reached_and_the_second_person_sees_them()
    {
        await using var room = await OpenAsync();
        room.Faults.Add(BroadcastRoom.Account, new PlatformFault { Kind = PlatformFaultKind.NoAnswerBefore, Times = null });
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await ArticleAsync(room)));
        site.Picture = Exchanged;
        room.Faults.Clear(BroadcastRoom.Account);

        var pinned = (await room.ReadAsync(id)).Body.GetProperty("pinnedPictures").EnumerateArray().ToArray();
        Assert.Equal([$"{site.Address}/cover.png", $"{site.Address}/body.png"], pinned.Select(static picture => picture.GetProperty("address").GetString()));
        Assert.Equal((64, 32), await SizeAsync(room, pinned[1].GetProperty("kept").GetString()!));
        (await room.ApproveAsync(id)).Ok();
        await room.StepAsync();

        Assert.Equal((64, 32), await SizeAsync(room, $"/sandbox/wechat/picture/{PictureId().Match(Assert.Single(room.Jobs).Articles[0].Content).Groups[1].Value}"));
        Assert.Equal(2, site.Asked.Count);
    }

    [Fact]
    public async Task Handed_in_anew_it_takes_what_lies_there_then()
    {
        await using var room = await OpenAsync();
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await ArticleAsync(room)));
        var first = await room.ReadAsync(id);
        (await room.DoAsync(room.Approver, id, "reject", new { comment = "换图" })).Ok();
        site.Picture = Exchanged;
        (await room.DoAsync(room.Author, id, "submit")).Ok();

        (await room.DoAsync(room.Approver, id, "approve", new { contentHash = first.ContentHash })).Refused(HttpStatusCode.PreconditionFailed, "staleContent");
        (await room.ApproveAsync(id)).Ok();
        await room.StepAsync();

        Assert.Equal((32, 64), await SizeAsync(room, $"/sandbox/wechat/picture/{PictureId().Match(Assert.Single(room.Jobs).Articles[0].Content).Groups[1].Value}"));
    }

    [Fact]
    public async Task What_is_sent_is_the_kept_file_byte_for_byte()
    {
        await using var room = await OpenAsync();
        site.Picture = SamplePictures.Encoded(SKEncodedImageFormat.Jpeg, 64, 32);
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(await ArticleAsync(room, cover: false)));
        var kept = (await room.ReadAsync(id)).Body.GetProperty("pinnedPictures")[0].GetProperty("kept").GetString()!;
        await room.StepAsync();

        var sent = $"/sandbox/wechat/picture/{PictureId().Match(Assert.Single(room.Jobs).Articles[0].Content).Groups[1].Value}";
        Assert.Equal(await BytesAsync(room, kept), await BytesAsync(room, sent));
    }

    [Fact]
    public async Task A_preview_of_what_was_given_back_shows_what_lies_there_now()
    {
        await using var room = await OpenAsync();
        var id = await room.SubmittedAsync(BroadcastRoom.ToAll(await ArticleAsync(room, cover: false)));
        (await room.DoAsync(room.Approver, id, "reject", new { comment = "换图" })).Ok();
        site.Asked.Clear();

        // Nobody has this name; the draft is made all the same.
        await room.DoAsync(room.Approver, id, "preview", new { wxName = "nobody" });

        Assert.Equal(["/body.png"], site.Asked);
    }

    [Fact]
    public async Task One_that_cannot_be_had_is_refused_before_anybody_approves()
    {
        await using var room = await OpenAsync();
        var id = (await room.CreateAsync(BroadcastRoom.ToAll(await ArticleAsync(room, cover: false)))).Id;
        site.Picture = null;

        var refused = (await room.DoAsync(room.Author, id, "submit")).Refused(HttpStatusCode.BadRequest, "unusablePicture");

        Assert.Contains("第 1 篇正文的第 1 张图片在别的网站上，页面已不存在（404）", refused.Text("title"), StringComparison.Ordinal);
        Assert.Equal("draft", await room.StatusAsync(id));
    }

    [Fact]
    public async Task One_that_was_exchanged_here_does_not_go_out_and_is_named()
    {
        await using var room = await OpenAsync();
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(await ArticleAsync(room, cover: false)));
        var kept = (await room.ReadAsync(id)).Body.GetProperty("pinnedPictures")[0].GetProperty("kept").GetString()!;
        var file = Assert.Single(Directory.GetFiles(room.Host.DataDirectory, Path.GetFileName(kept), SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(file, Exchanged, TestContext.Current.CancellationToken);

        await room.StepAsync();

        var stopped = await room.ReadAsync(id);
        Assert.Equal(("draft", 0), (stopped.ArticleStatus, room.Jobs.Count));
        Assert.StartsWith("第 1 篇正文的第 1 张图片（127.0.0.1）", stopped.Text("attention"), StringComparison.Ordinal);
        (await room.DoAsync(room.Author, id, "submit")).Ok();
        (await room.ApproveAsync(id)).Ok();
        (await room.DoAsync(room.Approver, id, "send")).Ok();
        await room.StepAsync();
        Assert.Equal(("submitted", 1), (await room.StatusAsync(id), room.Jobs.Count));
    }

    [Fact]
    public async Task Another_list_of_pictures_than_the_approved_one_does_not_go_out()
    {
        await using var room = await OpenAsync();
        var id = await room.ApprovedAsync(BroadcastRoom.ToAll(await ArticleAsync(room, cover: false)));
        site.Picture = Exchanged;
        var other = await room.SubmittedAsync(BroadcastRoom.ToAll(await ArticleAsync(room, cover: false)));
        await room.Newsroom.ByHandAsync("update broadcasts set pinned = (select o.pinned from broadcasts o where o.id = @other) where id = @id", new { id, other });

        await room.StepAsync();

        Assert.Equal(("draft", 0), (await room.StatusAsync(id), room.Jobs.Count));
    }

    private Task<BroadcastRoom> OpenAsync(string provider = "sqlite") =>
        BroadcastRoom.OpenAsync(databases, provider, settings: ["--Checks:AllowPrivateLinks", "true"]);

    private Task<long> ArticleAsync(BroadcastRoom room, bool cover = true) => room.Newsroom.PublishedAsync(new
    {
        board = "puyang-yaowen",
        title = "汛期提示",
        html = $"<p>请远离河道。</p><p><img src=\"{site.Address}/body.png\" alt=\"河道\"></p>",
        coverUrl = cover ? $"{site.Address}/cover.png" : "",
        source = "濮阳日报",
    });

    private static async Task<PuyangFabu.WeChat.Api.ApiAnswer<DraftPage>> DraftsAsync(BroadcastRoom room) =>
        await room.Host.Services.GetRequiredService<IDraftApi>().ListAsync(
            room.Host.Services.GetRequiredService<AccountRegistry>().Default.Api, 0, 20, withContent: true, CancellationToken.None);

    private static async Task<(int Width, int Height)> SizeAsync(BroadcastRoom room, string path)
    {
        using var bitmap = SKBitmap.Decode(await BytesAsync(room, path));
        return (bitmap.Width, bitmap.Height);
    }

    private static async Task<byte[]> BytesAsync(BroadcastRoom room, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = room.Host.Address };
        return await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
    }

    [GeneratedRegex("mmbiz\\.qpic\\.cn/sandbox/([A-Za-z0-9_-]+)/0")]
    private static partial Regex PictureId();
}
