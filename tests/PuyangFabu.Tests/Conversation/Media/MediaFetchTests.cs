using System.Net;
using System.Text.Json;
using PuyangFabu.Conversation.FollowerCare;
using PuyangFabu.Conversation.Media;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.WeChat.Api;

namespace PuyangFabu.Tests.Conversation.Media;

/// <summary>Pictures, voices and films that followers send: fetched, checked, kept for those with the right, and gone with the follower.</summary>
public sealed class MediaFetchTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_picture_is_fetched_once_shown_to_who_may_read_the_inbox_and_goes_with_the_follower(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var message = await PictureAsync(host);
        await host.Product.Sender.SendAsync(message);
        host.WeChat.Media.Files["m1"] = MediaAtWeChat.Picture;

        await StepAsync(host);
        await StepAsync(host);

        Assert.Equal(["m1"], host.WeChat.Media.Calls);
        var editor = await host.EditorAsync();
        var media = await MediaAsync(host, editor);
        Assert.Equal(("kept", "image/jpeg"), (media.GetProperty("state").GetString(), media.GetProperty("contentType").GetString()));
        var path = $"/api/inbox/{await host.CodeAsync("oAnna")}/media/{media.GetProperty("id").GetInt64()}";
        using var answer = await editor.GetAsync(path, Cancellation);
        var shown = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal((64, 32), SizeOf(shown));
        Assert.True(MediaAtWeChat.Picture.AsSpan().IndexOf("Exif"u8) > 0);
        Assert.Equal(-1, shown.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(("image/jpeg", "nosniff"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Operators.Anonymous().TryAsync("GET", path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await host.Operators.AppointAsync("reviewer", Role.Reviewer)).TryAsync("GET", path)).Status);
        await host.Product.Sender.SendAsync(host.Product.Sender.Event("subscribe", user: "oBert"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.TryAsync("GET", path.Replace(await host.CodeAsync("oAnna"), await host.CodeAsync("oBert"), StringComparison.Ordinal))).Status);
        Assert.Equal(2, Files(host).Count);
        foreach (var file in Files(host))
        {
            using var open = await host.Operators.Anonymous().GetAsync($"/uploads/{Path.GetFileName(file)}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
        }

        await host.Product.Sender.SendAsync(host.Product.Sender.Event("unsubscribe", user: "oAnna"));
        await host.Product.Services.StepAsync<FollowerWipe>();
        await StepAsync(host);

        Assert.Empty(Files(host));
        Assert.Equal(0, await host.Product.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from sent_media"), Cancellation));
    }

    [Fact]
    public async Task Lists_show_a_small_picture_and_the_large_one_is_a_press_away()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await PictureAsync(host);
        host.WeChat.Media.Files["m1"] = SamplePictures.Encoded(SkiaSharp.SKEncodedImageFormat.Png, 1200, 600);
        await StepAsync(host);
        var editor = await host.EditorAsync();
        var path = $"/api/inbox/{await host.CodeAsync("oAnna")}/media/{(await MediaAsync(host, editor)).GetProperty("id").GetInt64()}";

        using var large = await editor.GetAsync(path, Cancellation);
        using var small = await editor.GetAsync($"{path}?small=true", Cancellation);
        Assert.Equal((1200, 600), SizeOf(await large.Content.ReadAsByteArrayAsync(Cancellation)));
        Assert.Equal((480, 240), SizeOf(await small.Content.ReadAsByteArrayAsync(Cancellation)));
        Assert.Equal("image/jpeg", small.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_is_said_and_kept_as_it_came_for_a_download()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await PictureAsync(host);
        host.WeChat.Media.Files["m1"] = MediaAtWeChat.Broken;
        await StepAsync(host);
        var editor = await host.EditorAsync();

        var media = await MediaAsync(host, editor);
        Assert.Equal(("kept", "图片不完整或已损坏，打不开"), (media.GetProperty("state").GetString(), media.GetProperty("problem").GetString()));
        using var answer = await editor.GetAsync($"/api/inbox/{await host.CodeAsync("oAnna")}/media/{media.GetProperty("id").GetInt64()}?small=true", Cancellation);
        Assert.Equal(MediaAtWeChat.Broken, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(("application/octet-stream", "attachment"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
    }

    [Fact]
    public async Task What_WeChat_does_not_give_is_tried_again_and_the_reason_stands_beside_it()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await PictureAsync(host);
        host.WeChat.Media.Files["m1"] = MediaAtWeChat.Picture;
        host.WeChat.Media.Faults.Enqueue(new ApiFailure(ApiFailureKind.NoAnswer, "答复的是一个网页，不是接口的答复。", "稍后再试。"));
        await StepAsync(host);
        var editor = await host.EditorAsync();
        Assert.Contains("是一个网页", (await MediaAsync(host, editor)).GetProperty("problem").GetString(), StringComparison.Ordinal);
        await StepAsync(host);
        Assert.Single(host.WeChat.Media.Calls);

        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(20));
        await StepAsync(host);

        Assert.Equal("kept", (await MediaAsync(host, editor)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_WeChat_refuses_twice_or_is_something_else_is_given_up_and_said()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await PictureAsync(host, "gone");
        await PictureAsync(host, "page");
        host.WeChat.Media.Files["page"] = "%PDF-1.7 this is no picture at all"u8.ToArray();
        for (var step = 0; step < 3; step++)
        {
            await StepAsync(host);
            host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(4, host.WeChat.Media.Calls.Count);
        var items = (await (await host.EditorAsync()).CallAsync("GET", $"/api/inbox/{await host.CodeAsync("oAnna")}")).Json.GetProperty("items");
        var shown = items.EnumerateArray().Where(static item => item.TryGetProperty("media", out _)).Select(static item => item.GetProperty("media")).ToList();
        Assert.All(shown, static media => Assert.Equal(("givenUp", "没有取到"), (media.GetProperty("state").GetString(), media.GetProperty("stateName").GetString())));
        Assert.Contains(shown, static media => media.GetProperty("problem").GetString()!.Contains("40007", StringComparison.Ordinal));
        Assert.Contains(shown, static media => media.GetProperty("problem").GetString()!.Contains("不是图片", StringComparison.Ordinal));
        Assert.Empty(Files(host));
    }

    [Fact]
    public async Task After_three_days_nobody_tries_any_more()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await PictureAsync(host);
        for (var hour = 0; hour < 80; hour += 3)
        {
            host.WeChat.Media.Faults.Enqueue(FollowersAtWeChat.NoAnswer);
            await StepAsync(host);
            host.Product.Database.Clock.Advance(TimeSpan.FromHours(3));
        }

        Assert.InRange(host.WeChat.Media.Calls.Count, 10, 20);
        Assert.Equal("givenUp", (await MediaAsync(host, await host.EditorAsync())).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_process_that_died_under_a_call_costs_a_try_and_a_few_minutes()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        await PictureAsync(host);
        var store = host.Service<SentMediaStore>();
        var now = host.Product.Database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var due = Assert.Single(await store.DueAsync(now, 10, Cancellation));
        Assert.True(await store.ClaimAsync(due, now + 180_000, Cancellation));
        Assert.False(await store.ClaimAsync(due, now + 180_000, Cancellation));
        host.WeChat.Media.Files["m1"] = MediaAtWeChat.Picture;

        await StepAsync(host);
        Assert.Empty(host.WeChat.Media.Calls);
        host.Product.Database.Clock.Advance(TimeSpan.FromMinutes(3));
        await StepAsync(host);

        Assert.Equal("kept", (await MediaAsync(host, await host.EditorAsync())).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("FFD8FFE0", "image", ".jpg")]
    [InlineData("89504E470D0A1A0A", "image", ".png")]
    [InlineData("474946383961", "image", ".gif")]
    [InlineData("2321414D520A", "voice", ".amr")]
    [InlineData("4944330400", "voice", ".mp3")]
    [InlineData("000000186674797069736F6D", "video", ".mp4")]
    [InlineData("3C68746D6C3E", null, null)]
    [InlineData("7B22657272636F6465", null, null)]
    [InlineData("", null, null)]
    public void A_file_is_what_its_first_bytes_say(string hex, string? kind, string? extension)
    {
        var content = MediaContent.Of(Convert.FromHexString(hex));

        Assert.Equal((kind, extension), (content?.Kind, content?.Extension));
    }

    private static async Task<string> PictureAsync(FollowerHost host, string mediaId = "m1")
    {
        var sender = host.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oAnna"));
        host.Product.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        var message = sender.Message(
            "image", $"<PicUrl><![CDATA[http://mmbiz.qpic.cn/a/0]]></PicUrl><MediaId><![CDATA[{mediaId}]]></MediaId><MsgId>{Math.Abs(mediaId.GetHashCode(StringComparison.Ordinal))}</MsgId>", "oAnna");
        await sender.SendAsync(message);
        return message;
    }

    private static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var bitmap = SkiaSharp.SKBitmap.Decode(picture);
        return (bitmap.Width, bitmap.Height);
    }

    private static Task<long?> StepAsync(FollowerHost host) => host.Product.Services.StepAsync<MediaFetch>();

    private static async Task<JsonElement> MediaAsync(FollowerHost host, HttpClient client) =>
        (await client.CallAsync("GET", $"/api/inbox/{await host.CodeAsync("oAnna")}")).Json.GetProperty("items")[0].GetProperty("media");

    private static List<string> Files(FollowerHost host) =>
        Directory.Exists(Path.Combine(host.Product.DataDirectory, "uploads"))
            ? [.. Directory.EnumerateFiles(Path.Combine(host.Product.DataDirectory, "uploads"), "*", SearchOption.AllDirectories)]
            : [];
}
